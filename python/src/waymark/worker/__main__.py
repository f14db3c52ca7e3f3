"""`python -m waymark.worker --root DIR --module billing`: imports the modules and serves their
actions to the runtime that started this process."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import os
import platform
import signal
import sys
import traceback
from types import TracebackType
from typing import Any

import waymark
from waymark._action import Offered
from waymark.worker.connection import PROTOCOL, Connection, Lost
from waymark.worker.serving import Serving

DRAINED, BAD_MODULE, REFUSED, LOST = 0, 2, 3, 4


def main() -> int:
    os.dup2(2, 1)  # whatever prints, also a child or C code, prints to standard error
    sys.stdout = sys.stderr
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the runtime, which drains us
    options = _options()
    sys.path.insert(0, options.root)
    try:
        modules = [importlib.import_module(name) for name in options.module]
        actions = Offered.of(modules).actions
        hello = _hello(options.module, actions)
    except BaseException as problem:
        traceback.print_exception(problem.with_traceback(_theirs(problem.__traceback__)))
        return _say(f"cannot load {', '.join(options.module)}: {problem!r}", BAD_MODULE)
    if not actions:
        return _say(f"{', '.join(options.module)} offers no action", BAD_MODULE)
    try:
        return _serve(hello, actions)
    except Lost as problem:
        return _say(f"the connection to the runtime was lost: {problem}", LOST)


def _theirs(trace: TracebackType | None) -> TracebackType | None:
    """From the first line of the author's on: neither ours nor the import machinery's."""
    ours = ("importlib", "__main__")
    while trace and trace.tb_frame.f_globals.get("__name__", "").startswith(ours):
        trace = trace.tb_next
    return trace


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m waymark.worker")
    parser.add_argument("--root", default=os.getcwd(), help="the source root")
    parser.add_argument("--module", action="append", required=True)
    return parser.parse_args()


def _hello(modules: list[str], actions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "hello",
        "protocol": PROTOCOL,
        "token": os.environ.pop("WAYMARK_WORKER_TOKEN", ""),
        "worker": os.environ.get("WAYMARK_WORKER_NAME", "python"),
        "pid": os.getpid(),
        "package": waymark.__version__,
        "python": platform.python_version(),
        "modules": modules,
        "actions": [
            {
                "identity": identity,
                "mode": "async" if action.is_async else "sync",
                "signature": action.signature(),
                "digest": action.digest(),
            }
            for identity, action in actions.items()
        ],
    }


def _serve(hello: dict[str, Any], actions: dict[str, Any]) -> int:
    try:
        connection = Connection(os.environ["WAYMARK_WORKER_ENDPOINT"])
    except KeyError:
        return _say("WAYMARK_WORKER_ENDPOINT is not set: a runtime starts workers", REFUSED)
    except (OSError, ValueError) as problem:
        raise Lost(str(problem)) from None
    connection.send(hello)
    answer = connection.receive()
    if answer["type"] != "welcome":
        return _say(f"refused by the runtime: {answer.get('message', answer['type'])}", REFUSED)
    drained = asyncio.run(_until_the_end(Serving(connection, actions, answer)))
    connection.close()
    return DRAINED if drained else _say("the connection to the runtime was lost", LOST)


async def _until_the_end(serving: Serving) -> bool:
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, lambda: serving.drain(10))
    return await serving.serve()


def _say(text: str, code: int) -> int:
    print(text, file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    os._exit(code)  # a sync action that does not end must not keep the process
