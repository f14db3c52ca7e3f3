"""Frames over a socket: a length and a JSON object."""

from __future__ import annotations

import json
import socket
import struct
import threading
from typing import Any

FRAME_BYTES_MAX = 4 << 20
PROTOCOL = 1


class Lost(Exception):
    """The connection ended, or carried what nobody can read."""


class Connection:
    """Reads are made by one thread; any thread may send."""

    def __init__(self, endpoint: str) -> None:
        kind, _, where = endpoint.partition(":")
        if kind == "tcp":
            host, _, port = where.rpartition(":")
            self._socket = socket.create_connection((host, int(port)), timeout=10)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket.settimeout(None)
        elif kind == "unix":
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self._socket.connect(where)
        else:
            raise Lost(f"`{endpoint}` is no endpoint")
        self._sending = threading.Lock()

    def send(self, message: dict[str, Any]) -> None:
        frame = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
        if len(frame) > FRAME_BYTES_MAX:
            raise ValueError(f"a frame of {len(frame)} bytes")
        with self._sending:
            try:
                self._socket.sendall(struct.pack(">I", len(frame)) + frame)
            except OSError as problem:
                raise Lost(str(problem)) from None

    def receive(self) -> dict[str, Any]:
        (length,) = struct.unpack(">I", self._exactly(4))
        if not 2 <= length <= FRAME_BYTES_MAX:
            raise Lost(f"a frame of {length} bytes")
        try:
            message = json.loads(self._exactly(length))
        except (ValueError, RecursionError) as problem:
            raise Lost(f"a frame that is no JSON: {problem}") from None
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise Lost("a frame without a type")
        return message

    def _exactly(self, count: int) -> bytes:
        parts = []
        while count:
            try:
                part = self._socket.recv(min(count, 1 << 20))
            except OSError as problem:
                raise Lost(str(problem)) from None
            if not part:
                raise Lost("the runtime closed the connection")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def close(self) -> None:
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the other side was quicker
        self._socket.close()
