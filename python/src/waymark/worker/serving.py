"""One connection's life: deliveries in, reports out."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import functools
import threading
from collections.abc import Callable
from typing import Any

from .. import _running, border
from .._action import Action
from .._errors import NotSerializable, ValueTooLarge
from .connection import FRAME_BYTES_MAX, Connection, Lost


class Serving:
    """Runs in one event loop. A thread reads the socket, another one beats, each sync action has
    its own (one that does not end takes no other's place); all of them send."""

    def __init__(
        self, connection: Connection, actions: dict[str, Action[Any, Any]], welcome: dict[str, Any]
    ) -> None:
        self._connection = connection
        self._actions = actions
        self._beat_seconds = welcome["heartbeat_ms"] / 1000
        self._running: dict[str, tuple[_running.Delivery, asyncio.Task[Any]]] = {}
        self._ended = threading.Event()
        self._draining = False
        self._done: asyncio.Future[bool]
        self._loop: asyncio.AbstractEventLoop

    async def serve(self) -> bool:
        """True when drained, False when the connection was lost."""
        self._loop = asyncio.get_running_loop()
        self._done = self._loop.create_future()
        threading.Thread(target=self._read, name="reader", daemon=True).start()
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        drained = await self._done
        self._ended.set()
        for _, task in list(self._running.values()):
            task.cancel()
        return drained

    def drain(self, grace: float) -> None:
        """Begin nothing more, finish what runs."""
        if not self._draining:
            self._draining = True
            self._drain_task = self._loop.create_task(self._drain(grace))

    async def _drain(self, grace: float) -> None:
        tasks = [task for _, task in self._running.values()]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=grace)
            for name in list(self._running):
                self._cancel(name)
            if late:
                await asyncio.wait(late, timeout=1)
        if not self._done.done():
            self._send({"type": "bye"})
            self._done.set_result(True)

    # -- threads ---------------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            while not self._ended.is_set():
                message = self._connection.receive()
                self._loop.call_soon_threadsafe(self._on, message)
        except Lost:
            self._end()

    def _beat(self) -> None:
        while not self._ended.wait(self._beat_seconds):
            running = []
            for delivery, _ in list(self._running.values()):
                beat: dict[str, Any] = {"delivery": delivery.delivery}
                if delivery.progress is not None:
                    beat["progress"] = delivery.progress
                running.append(beat)
            self._send({"type": "heartbeat", "running": running})

    def _send(self, message: dict[str, Any]) -> None:
        try:
            self._connection.send(message)
        except Lost:
            self._end()

    def _end(self) -> None:
        def end() -> None:
            if not self._done.done():
                self._done.set_result(False)

        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(end)

    # -- messages --------------------------------------------------------------------------------

    def _on(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "deliver":
                self._deliver(message)
            case "cancel":
                self._cancel(message.get("delivery", ""))
            case "drain":
                self.drain(message.get("grace_ms", 0) / 1000)
            case _:
                self._end()

    def _deliver(self, message: dict[str, Any]) -> None:
        action = self._actions.get(message["action"])
        if action is None or self._draining:
            reason = "draining" if self._draining else "unknown-action"
            self._report(message["delivery"], {"outcome": "declined", "reason": reason})
            return
        delivery = _running.Delivery(
            delivery=message["delivery"],
            key=message["key"],
            author_key=message.get("author_key"),
            instance=message["instance"],
            call=message["call"],
            attempt=message["attempt"],
            number=message["number"],
            action=message["action"],
            send_log=self._log_sender(message["delivery"]),
        )
        context = contextvars.copy_context()
        context.run(_running.current.set, delivery)
        task = self._loop.create_task(
            self._perform(action, message["arguments"]), context=context
        )
        self._running[delivery.delivery] = (delivery, task)
        task.add_done_callback(functools.partial(self._performed, delivery.delivery))

    def _cancel(self, name: str) -> None:
        if name in self._running:
            delivery, task = self._running[name]
            delivery.cancelled.set()
            if self._actions[delivery.action].is_async:
                task.cancel()

    async def _perform(self, action: Action[Any, Any], arguments: dict[str, Any]) -> Any:
        try:
            return await action.perform(arguments, self._in_thread)
        except (SystemExit, KeyboardInterrupt) as problem:  # would end the loop, not the action
            raise RuntimeError(f"the action raised {problem!r}") from problem

    def _performed(self, delivery: str, task: asyncio.Task[Any]) -> None:
        """Also for a task that was cancelled before it began: every delivery has its report."""
        self._running.pop(delivery, None)
        if task.cancelled():
            outcome = _failed(asyncio.CancelledError())
        elif error := task.exception():
            outcome = _failed(error)
        else:
            outcome = _succeeded(task.result())
        self._report(delivery, outcome)

    async def _in_thread(self, call: Callable[[], Any]) -> Any:
        """Nothing can interrupt a sync action: it is told, and ends when it ends."""
        context = contextvars.copy_context()
        ended: asyncio.Future[Any] = self._loop.create_future()

        def run() -> None:
            try:
                settle = functools.partial(_settle, ended, context.run(call), None)
            except BaseException as error:
                settle = functools.partial(_settle, ended, None, error)
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(settle)

        threading.Thread(target=run, name="action", daemon=True).start()
        return await ended

    def _report(self, delivery: str, outcome: dict[str, Any]) -> None:
        self._send({"type": "report", "delivery": delivery, **outcome})

    def _log_sender(self, delivery: str) -> Callable[[str, str, str, dict[str, Any]], None]:
        def send(level: str, logger: str, message: str, fields: dict[str, Any]) -> None:
            line = {
                "type": "log",
                "delivery": delivery,
                "level": level,
                "logger": logger,
                "message": message,
                "fields": fields,
            }
            if len(border.dump(line)) < FRAME_BYTES_MAX // 4:
                self._send(line)

        return send


def _settle(ended: asyncio.Future[Any], value: Any, error: BaseException | None) -> None:
    if ended.done():
        return
    if isinstance(error, StopIteration):  # a future cannot hold one
        error = RuntimeError("the action raised StopIteration")
    if error is None:
        ended.set_result(value)
    else:
        ended.set_exception(error)


def _succeeded(value: object) -> dict[str, Any]:
    try:
        return {"outcome": "succeeded", "value": border.parse(border.write(value))}
    except (NotSerializable, ValueTooLarge, ValueError, RecursionError) as problem:
        if isinstance(problem, (NotSerializable, ValueTooLarge)):
            return _failed(problem)
        return _failed(NotSerializable(f"the result cannot cross the border: {problem}"))


def _failed(error: BaseException) -> dict[str, Any]:
    written = border.encode(error)
    if len(border.dump(written)) > border.VALUE_BYTES_MAX // 4:
        name = border.class_name(type(error))
        text = f"{name} was too large to cross the border: {str(error)[:1000]}"
        written = border.encode(ValueTooLarge(text))
    return {"outcome": "failed", "error": written}
