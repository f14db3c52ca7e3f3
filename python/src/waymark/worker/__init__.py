"""The worker process: `python -m waymark.worker`. The protocol is docs/protocol.md, part 1."""
