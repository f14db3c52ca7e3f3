"""The worker process as a runtime sees it: over a real socket."""

import json
import os
import pathlib
import socket
import struct
import subprocess
import sys
import unittest
from typing import Any, Callable

HERE = pathlib.Path(__file__).parent
TOKEN = "00ff"


class Worker:
    """A worker process and the runtime's end of its connection."""

    def __init__(self, *modules: str, heartbeat_ms: int = 60_000, answer: bool = True) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(20)
        port = self._listener.getsockname()[1]
        options = [option for name in modules for option in ("--module", name)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "waymark.worker", "--root", str(HERE), *options],
            env=os.environ
            | {
                "PYTHONPATH": str(HERE.parent / "src"),
                "WAYMARK_WORKER_ENDPOINT": f"tcp:127.0.0.1:{port}",
                "WAYMARK_WORKER_TOKEN": TOKEN,
                "WAYMARK_WORKER_NAME": "python-1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        if answer:
            self.connect()
            welcome = {"protocol": 1, "runtime": "0", "slots": 4, "heartbeat_ms": heartbeat_ms}
            self.send(type="welcome", **welcome)

    def connect(self) -> None:
        self._socket, _ = self._listener.accept()
        self._socket.settimeout(20)
        self.hello = self.receive()

    def send(self, **message: Any) -> None:
        self.raw(json.dumps(message).encode())

    def raw(self, frame: bytes) -> None:
        self._socket.sendall(struct.pack(">I", len(frame)) + frame)

    def receive(self) -> dict[str, Any]:
        (length,) = struct.unpack(">I", self._exactly(4))
        return json.loads(self._exactly(length))

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = self._socket.recv(count - len(data))
            if not part:
                raise EOFError
            data += part
        return data

    def next(self, *types: str, where: Callable[[dict[str, Any]], bool] = bool) -> dict[str, Any]:
        while True:
            message = self.receive()
            if message["type"] in types and where(message):
                return message

    def deliver(self, action: str, delivery: str = "d1", **arguments: Any) -> None:
        identity = action if action == "who" else f"offering:{action}"
        self.send(
            type="deliver",
            delivery=delivery,
            key=f"i/{action}#1",
            author_key=None,
            instance="i",
            call=f"{action}#1",
            attempt=2,
            number=3,
            deadline_ms=None,
            action=identity,
            arguments=arguments,
        )

    def ask(self, action: str, **arguments: Any) -> dict[str, Any]:
        self.deliver(action, **arguments)
        return self.next("report")

    def hang_up(self) -> None:
        self._socket.close()

    def end(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        self._listener.close()
        if hasattr(self, "_socket"):
            self._socket.close()


class WorkerTest(unittest.TestCase):
    def worker(self, *modules: str, **options: Any) -> Worker:
        made = Worker(*(modules or ("offering",)), **options)
        self.addCleanup(made.close)
        return made

    def test_hello_names_the_actions_and_their_signatures(self) -> None:
        hello = self.worker().hello
        self.assertEqual((hello["token"], hello["protocol"]), (TOKEN, 1))
        offered = {action["identity"]: action for action in hello["actions"]}
        self.assertIn("who", offered)
        self.assertEqual(offered["offering:greet"]["mode"], "async")
        self.assertEqual(
            offered["offering:total"]["signature"],
            {
                "parameters": [
                    {"name": "order", "kind": "positional", "type": "shop.Order", "required": True},
                    {
                        "name": "more",
                        "kind": "var-positional",
                        "type": "shop.Order",
                        "required": False,
                    },
                    {"name": "tip", "kind": "keyword", "type": "int", "required": False},
                ],
                "returns": "dict[str, Any]",
            },
        )
        self.assertEqual(len(offered["offering:total"]["digest"]), 16)
        self.assertEqual(
            [p["name"] for p in offered["offering:uses"]["signature"]["parameters"]], ["text"]
        )

    def test_sync_and_async_actions_answer_and_fill_their_defaults(self) -> None:
        worker = self.worker()
        self.assertEqual(worker.ask("greet", name="ann")["value"], "hello ann")
        order = {"id": "7", "total": "9.90"}
        report = worker.ask("total", order=order, more=[{"id": "8", "total": 1}])
        self.assertEqual(
            report["value"], {"total": {"$type": "Decimal", "value": "10.90"}, "count": 2}
        )

    def test_several_actions_run_at_one_time(self) -> None:
        worker = self.worker()
        worker.deliver("slow", "first", seconds=30)
        worker.deliver("greet", "second", name="bob")
        self.assertEqual(worker.next("report")["delivery"], "second")

    def test_a_failure_crosses_with_bases_attributes_and_traceback(self) -> None:
        error = self.worker().ask("decline", code="51")["error"]
        self.assertEqual(error["class"], "shop.Declined")
        self.assertEqual(error["bases"], ["Exception", "BaseException"])
        self.assertEqual((error["args"], error["attributes"]), (["51"], {"code": "51"}))
        self.assertIn("raise shop.Declined(code)", error["traceback"])

    def test_an_action_that_exits_is_a_failure_and_not_the_end(self) -> None:
        worker = self.worker()
        error = worker.ask("leave", code=7)["error"]
        self.assertEqual(error["class"], "RuntimeError")
        self.assertIn("SystemExit(7)", error["message"])
        self.assertEqual(worker.ask("greet", name="ann")["outcome"], "succeeded")

    def test_arguments_that_do_not_fit_are_named(self) -> None:
        error = self.worker().ask("greet", greting="x", greeting=3)["error"]
        self.assertEqual(error["class"], "waymark.ArgumentsDoNotFit")
        for part in ("greting: unknown", "name: missing", "greeting: expected str, got 3"):
            self.assertIn(part, error["message"])

    def test_a_result_that_cannot_cross_is_a_typed_failure(self) -> None:
        worker = self.worker()
        self.assertEqual(
            worker.ask("unserialisable")["error"]["class"], "waymark.NotSerializable"
        )
        self.assertEqual(
            worker.ask("large", size=3 << 20)["error"]["class"], "waymark.ValueTooLarge"
        )

    def test_an_async_action_is_cancelled_and_may_log(self) -> None:
        worker = self.worker()
        worker.deliver("slow", seconds=30)
        worker.next("log")
        worker.send(type="cancel", delivery="d1", reason="timeout")
        worker.send(type="cancel", delivery="unknown", reason="timeout")
        log = worker.next("log")
        self.assertEqual((log["level"], log["message"]), ("warning", "told to stop"))
        self.assertEqual(log["fields"]["after"]["$type"], "timedelta")
        self.assertEqual(worker.next("report")["error"]["class"], "asyncio.CancelledError")

    def test_an_action_that_is_cancelled_before_it_begins_reports_too(self) -> None:
        worker = self.worker()
        worker.deliver("slow", seconds=30)
        worker.send(type="cancel", delivery="d1", reason="timeout")
        self.assertEqual(worker.next("report")["outcome"], "failed")

    def test_a_sync_action_can_ask_whether_it_is_cancelled(self) -> None:
        worker = self.worker()
        worker.deliver("stubborn", polls=3000)
        worker.send(type="cancel", delivery="d1", reason="deadline")
        report = worker.next("report")
        self.assertEqual(report["outcome"], "succeeded")
        self.assertGreaterEqual(report["value"], 0)

    def test_heartbeats_come_with_progress_during_a_sync_action(self) -> None:
        worker = self.worker(heartbeat_ms=30)
        worker.deliver("stubborn", polls=3000)
        beat = worker.next("heartbeat", where=lambda m: "progress" in (m["running"] or [{}])[0])
        self.assertEqual(beat["running"][0]["delivery"], "d1")
        worker.send(type="cancel", delivery="d1", reason="cancelled")

    def test_depends_is_filled_once_per_delivery(self) -> None:
        self.assertEqual(self.worker().ask("uses", text="a")["value"], ["a", "open", "open"])

    def test_an_action_knows_its_key_and_attempt(self) -> None:
        self.assertEqual(self.worker().ask("who")["value"], ["i/who#1", 2])

    def test_drain_finishes_what_runs_and_declines_the_rest(self) -> None:
        worker = self.worker()
        worker.deliver("slow", "running", seconds=0.3)
        worker.send(type="drain", grace_ms=10_000)
        worker.deliver("greet", "late", name="x")
        self.assertEqual(worker.next("report")["reason"], "draining")
        self.assertEqual(worker.next("report")["value"], "slept")
        worker.next("bye")
        self.assertEqual(worker.end()[0], 0)

    def test_an_unknown_action_is_declined(self) -> None:
        self.assertEqual(self.worker().ask("nothing")["reason"], "unknown-action")

    def test_a_lost_connection_ends_the_worker(self) -> None:
        worker = self.worker()
        worker.deliver("stubborn", polls=100_000)
        worker.hang_up()
        self.assertEqual(worker.end()[0], 4)

    def test_rubbish_from_the_runtime_ends_the_worker(self) -> None:
        worker = self.worker()
        worker.raw(b"[1]")
        self.assertEqual(worker.end()[0], 4)

    def test_a_refused_worker_says_why(self) -> None:
        worker = self.worker(answer=False)
        worker.connect()
        worker.send(type="refused", reason="token", message="the token is not ours")
        code, _, err = worker.end()
        self.assertEqual(code, 3)
        self.assertIn("the token is not ours", err)

    def test_standard_output_goes_to_standard_error(self) -> None:
        worker = self.worker()
        worker.ask("total", order={"id": "7", "total": 1})
        worker.send(type="drain", grace_ms=0)
        code, out, err = worker.end()
        self.assertEqual((code, out), (0, ""))
        self.assertIn("printed by total", err)

    def test_a_module_that_cannot_be_loaded_says_so(self) -> None:
        for module, said in (("no_such_module", "No module named"), ("shop", "no action")):
            with self.subTest(module):
                worker = self.worker(module, answer=False)
                code, _, err = worker.end()
                self.assertEqual(code, 2)
                self.assertIn(said, err.splitlines()[-1])


if __name__ == "__main__":
    unittest.main()
