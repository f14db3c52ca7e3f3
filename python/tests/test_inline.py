"""What the durable operations mean inside `inline()`."""

import asyncio
import dataclasses
import logging
import time
import unittest
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any

import shop
import waymark as wm
from waymark import RetryPolicy, Workflow, action, inline, run_action, workflow

calls: list[str] = []


def now_open() -> str:
    return "open"


@action
async def reserve(what: str) -> str:
    calls.append(f"reserve {what}")
    return f"{what}-1"


@action
def cancel(what: str, state: Annotated[str, wm.Depends(now_open)]) -> None:
    calls.append(f"cancel {what} {state}")


@action(retry=3)
async def flaky(fails: int) -> str:
    calls.append("flaky")
    if calls.count("flaky") <= fails:
        raise ConnectionError("cut")
    return "ok"


@action(retry=5, raises=[shop.Declined])
def charge(order: shop.Order) -> Decimal:
    calls.append("charge")
    if order.total > 100:
        raise shop.Declined("51")
    return order.total


@action(timeout=0.02)
async def sleepy() -> None:
    await asyncio.sleep(30)


@action
async def wait_and_say(seconds: float, text: str) -> str:
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        calls.append(f"cancelled {text}")
        raise
    return text


@action
async def broken(seconds: float) -> None:
    await asyncio.sleep(seconds)
    raise ValueError("broken")


@workflow
async def trip(total: Decimal) -> dict[str, str]:
    car = await reserve("car")
    wm.undo(cancel(car))
    hotel = await reserve("hotel")
    wm.undo(cancel(hotel))
    paid = await charge(shop.Order("7", total))
    return {"car": car, "hotel": hotel, "paid": str(paid)}


@workflow
class Welcome(Workflow):
    greeting = "hello"

    async def run(self, names: list[str]) -> list[str]:
        found = await asyncio.gather(*[reserve(name) for name in names if name])
        return [f"{self.greeting} {one}" for one in found]


@workflow
async def approve() -> str:
    return await wm.signal("decision", str, deadline=timedelta(seconds=5))


class InlineTest(unittest.TestCase):
    def setUp(self) -> None:
        calls.clear()

    def run_inline(self, made: Any, **options: Any) -> Any:
        async def body() -> Any:
            return await made()

        with inline(backoff=False, **options):
            return asyncio.run(body())

    def test_both_forms_run(self) -> None:
        with inline():
            self.assertEqual(
                asyncio.run(Welcome().run(["a", "", "b"])), ["hello a-1", "hello b-1"]
            )
            self.assertEqual(
                asyncio.run(trip(Decimal("9.90"))),
                {"car": "car-1", "hotel": "hotel-1", "paid": "9.90"},
            )
        self.assertNotIn("cancel", " ".join(calls))

    def test_a_failure_undoes_newest_first_and_an_expected_error_is_not_retried(self) -> None:
        with inline(), self.assertRaises(shop.Declined):
            asyncio.run(trip(Decimal(101)))
        self.assertEqual(
            calls,
            [
                "reserve car",
                "reserve hotel",
                "charge",
                "cancel hotel-1 open",
                "cancel car-1 open",
            ],
        )

    def test_a_failed_undo_does_not_keep_the_others(self) -> None:
        @workflow
        async def body() -> None:
            wm.undo(cancel("a"))
            wm.undo(broken(0))
            raise KeyError("x")

        with self.assertLogs("waymark", logging.ERROR), self.assertRaises(KeyError):
            self.run_inline(body)
        self.assertEqual(calls, ["cancel a open"])

    def test_outside_nothing_durable_runs_silently(self) -> None:
        with self.assertRaisesRegex(wm.NoRuntime, r"`trip` is a workflow.*\./waymark run"):
            trip(Decimal(1))
        with self.assertRaises(wm.NoRuntime):
            Welcome().run([])
        with self.assertRaisesRegex(wm.NoRuntime, "`undo`"):
            wm.undo(cancel)  # type: ignore[arg-type]

    def test_an_action_outside_is_the_function_itself(self) -> None:
        self.assertEqual(asyncio.run(reserve("car")), "car-1")  # type: ignore[arg-type]
        self.assertIsNone(cancel("car", "x"))
        self.assertEqual(calls, ["reserve car", "cancel car x"])

    def test_attempts_are_made_and_counted(self) -> None:
        self.assertEqual(self.run_inline(lambda: flaky(2)), "ok")
        calls.clear()
        with self.assertRaises(ConnectionError):
            self.run_inline(lambda: flaky(3))
        self.assertEqual(calls, ["flaky"] * 3)

    def test_a_call_has_a_policy_of_its_own(self) -> None:
        for policy, wanted in (
            (RetryPolicy(attempts=5), 5),
            (RetryPolicy(attempts=5, exception_types=[ValueError]), 1),
            (RetryPolicy(attempts=5, exception_types=["OSError"]), 5),
            (RetryPolicy(attempts=5, not_on=[ConnectionError]), 1),
        ):
            calls.clear()
            with self.subTest(policy), self.assertRaises(ConnectionError):
                self.run_inline(lambda: run_action(flaky(9), retry=policy))
            self.assertEqual(len(calls), wanted)

    def test_a_timeout_is_the_attempts_and_a_deadline_the_calls(self) -> None:
        with self.assertRaises(wm.ActionTimeout):
            self.run_inline(sleepy)
        with self.assertRaises(TimeoutError) as caught:
            self.run_inline(lambda: run_action(sleepy(), timeout=60, deadline=0.01))
        self.assertNotIsInstance(caught.exception, wm.ActionTimeout)

    def test_values_are_copied_at_the_border(self) -> None:
        @action
        async def change(items: list[int]) -> list[int]:
            items.append(2)
            return items

        async def body() -> tuple[list[int], list[int]]:
            items = [1]
            return items, await change(items)

        self.assertEqual(self.run_inline(body), ([1], [1, 2]))
        with self.assertRaises(wm.NotSerializable):
            self.run_inline(lambda: change([len]))  # type: ignore[list-item]

    def test_a_call_that_has_not_begun_is_a_value(self) -> None:
        async def body() -> list[str]:
            later = [reserve("b"), reserve("a")]
            self.assertEqual(calls, [])
            task = asyncio.create_task(reserve("c"))  # type: ignore[arg-type]
            return [*(await asyncio.gather(*reversed(later))), await task]

        self.assertEqual(self.run_inline(body), ["a-1", "b-1", "c-1"])

    def test_map_keeps_order_under_a_limit(self) -> None:
        running, most = 0, 0

        async def one(n: int) -> int:
            nonlocal running, most
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.001 * (5 - n))
            running -= 1
            return n

        self.assertEqual(self.run_inline(lambda: wm.map(one, range(5), limit=2)), [0, 1, 2, 3, 4])
        self.assertEqual(most, 2)

    def test_map_cancels_the_others_at_the_first_failure(self) -> None:
        async def one(n: int) -> object:
            return await (broken(0.01) if n == 1 else wait_and_say(30, str(n)))

        with self.assertRaises(ValueError):
            self.run_inline(lambda: wm.map(one, [0, 1, 2]))
        self.assertEqual(calls, ["cancelled 0", "cancelled 2"])

    def test_first_takes_result_or_error_and_cancels_the_rest(self) -> None:
        won = self.run_inline(lambda: wm.first(wait_and_say(30, "a"), wait_and_say(0, "b")))
        self.assertEqual((won, calls), ("b", ["cancelled a"]))
        with self.assertRaises(ValueError):
            self.run_inline(lambda: wm.first(wait_and_say(30, "a"), broken(0)))

    def test_a_signal_is_kept_until_it_is_received_and_typed(self) -> None:
        with inline() as world:
            world.signal("decision", "yes")
            self.assertEqual(asyncio.run(approve()), "yes")
            world.signal("decision", 3)
            with self.assertRaises(wm.DoesNotFit):
                asyncio.run(approve())

    def test_a_signal_that_comes_later_wakes_the_body(self) -> None:
        async def body(world: wm.Inline) -> str:
            task = asyncio.create_task(approve())
            await asyncio.sleep(0)
            world.signal("decision", "late")
            return await task

        with inline() as world:
            self.assertEqual(asyncio.run(body(world)), "late")

    def test_start_goes_on_alone_and_gives_an_id(self) -> None:
        async def body() -> str:
            started = await wm.start(Welcome(), ["x"], key="k")
            await asyncio.sleep(0.05)
            return started

        self.assertEqual(self.run_inline(body), "k")
        self.assertEqual(calls, ["reserve x"])
        with self.assertRaises(TypeError):
            self.run_inline(lambda: wm.start(len))

    def test_recorded_values_and_log(self) -> None:
        @workflow
        async def body() -> list[Any]:
            wm.log("half way", done=1)
            return [wm.now(), wm.uuid(), wm.random()]

        with self.assertLogs("waymark") as logs:
            moment, _, drawn = self.run_inline(body)
        self.assertIsInstance(moment, datetime)
        self.assertTrue(0 <= drawn < 1)
        self.assertEqual(logs.output, ["INFO:waymark:half way done=1"])

    def test_a_deadline_of_a_workflow_unwinds_it(self) -> None:
        @workflow(deadline=0.02)
        async def body() -> None:
            wm.undo(cancel("a"))
            await asyncio.sleep(30)

        with self.assertRaises(TimeoutError):
            self.run_inline(body)
        self.assertEqual(calls, ["cancel a open"])

    def test_a_sync_action_can_time_out_too(self) -> None:
        @action(timeout=0.02)
        def hold() -> None:
            time.sleep(0.1)

        with self.assertRaises(wm.ActionTimeout):
            self.run_inline(hold)


@dataclasses.dataclass
class Unused:
    """A record without fields crosses too."""


class DeclarationTest(unittest.TestCase):
    def test_decorators_keep_names_and_documentation(self) -> None:
        self.assertEqual(reserve.__name__, "reserve")
        self.assertEqual(reserve.identity, "test_inline:reserve")
        self.assertEqual(trip.__name__, "trip")

    def test_a_workflow_that_is_no_coroutine_is_refused(self) -> None:
        with self.assertRaises(TypeError):
            workflow(lambda: None)  # type: ignore[arg-type]
        with self.assertRaises(TypeError):
            workflow(Unused)

    def test_backoff_grows_to_its_limit(self) -> None:
        backoff = wm.BackoffPolicy(base_delay=timedelta(seconds=2), max_delay=10, jitter="none")
        self.assertEqual([backoff.delay(n) for n in (1, 2, 3, 4, 9999)], [2, 4, 8, 10, 10])


if __name__ == "__main__":
    unittest.main()
