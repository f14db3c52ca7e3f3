"""The vectors that both sides of the border run, and what only Python can get wrong."""

import json
import math
import pathlib
import unittest
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import shop
from waymark import border
from waymark._errors import DoesNotFit, NotReadable, NotSerializable, ValueTooLarge
from waymark._typed import fit

VECTORS = pathlib.Path(__file__).parents[2] / "corpus" / "border"
NAMES = {
    name: value
    for name, value in globals().items()
    if name
    in "date datetime time timedelta timezone Decimal UUID ZoneInfo Any Literal shop".split()
}


def cases(name: str) -> list[dict[str, Any]]:
    found = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    assert len(found) > 10, name
    return found


def python(case: dict[str, Any], member: str = "python") -> Any:
    return eval(case[member], dict(NAMES))


def same(left: Any, right: Any) -> bool:
    if isinstance(left, BaseException):
        return type(left) is type(right) and left.args == right.args and vars(left) == vars(right)
    if isinstance(left, (float, Decimal)):
        return type(left) is type(right) and repr(left) == repr(right)
    return type(left) is type(right) and left == right


class VectorTest(unittest.TestCase):
    def test_writing_gives_the_canonical_text(self) -> None:
        for case in cases("values"):
            with self.subTest(case["name"]):
                self.assertEqual(border.write(python(case)), border.dump(case["tagged"]))

    def test_reading_gives_an_equal_value(self) -> None:
        for case in cases("values"):
            with self.subTest(case["name"]):
                read, wanted = border.read(border.dump(case["tagged"])), python(case)
                self.assertTrue(same(read, wanted), f"{read!r} is not {wanted!r}")

    def test_declared_types_decide(self) -> None:
        for case in cases("typed"):
            with self.subTest(case["name"]):
                declared = python(case, "type")
                if "error" in case:
                    with self.assertRaises(DoesNotFit) as caught:
                        fit(case["json"], declared)
                    self.assertEqual(str(caught.exception), case["error"])
                else:
                    value, wanted = fit(case["json"], declared), python(case)
                    self.assertTrue(same(value, wanted), f"{value!r} is not {wanted!r}")

    def test_rubbish_is_rejected(self) -> None:
        for case in cases("rejected"):
            with self.subTest(case["name"]), self.assertRaises(NotReadable):
                border.read(case["text"])


class BorderTest(unittest.TestCase):
    def test_nan_comes_back(self) -> None:
        self.assertTrue(math.isnan(border.read(border.write(float("nan")))))

    def test_a_cycle_is_a_value_error(self) -> None:
        ring: list[Any] = []
        ring.append(ring)
        with self.assertRaises(ValueError):
            border.write(ring)

    def test_an_alias_is_copied(self) -> None:
        shared = [1]
        left, right = border.read(border.write([shared, shared]))
        self.assertEqual(left, right)
        self.assertIsNot(left, right)

    def test_functions_and_classes_do_not_cross(self) -> None:
        for value in (len, lambda: 1, int, iter([]), 1j, object()):
            with self.subTest(value), self.assertRaises(NotSerializable):
                border.write(value)

    def test_limits_are_typed_and_hold_at_the_edge(self) -> None:
        deep: Any = 1
        for _ in range(border.DEPTH_MAX):
            deep = [deep]
        self.assertEqual(border.read(border.write(deep)), deep)
        with self.assertRaises(ValueTooLarge):
            border.write([deep])
        fits = "x" * (border.VALUE_BYTES_MAX - 2)
        self.assertEqual(len(border.write(fits)), border.VALUE_BYTES_MAX)
        with self.assertRaises(ValueTooLarge):
            border.write(fits + "x")
        with self.assertRaises(ValueTooLarge):
            border.write(10**5000)

    def test_sets_are_written_in_one_order(self) -> None:
        items = [f"item {n}" for n in range(50)]
        self.assertEqual(border.write(set(items)), border.write(set(reversed(items))))

    def test_an_error_keeps_what_crosses_and_names_what_does_not(self) -> None:
        error = shop.Declined("51")
        error.client = object()  # type: ignore[attr-defined]
        error.args = ("51", len)
        written = border.encode(error)
        self.assertEqual(written["dropped"], ["client"])
        self.assertEqual(written["attributes"], {"code": "51"})
        self.assertEqual(written["args"], ["51", {"$type": "opaque", "text": repr(len)}])

    def test_a_raised_error_carries_its_traceback(self) -> None:
        try:
            {}["k"]
        except KeyError as error:
            self.assertIn("test_border.py", border.encode(error)["traceback"])

    def test_every_problem_of_a_record_is_named(self) -> None:
        with self.assertRaises(DoesNotFit) as caught:
            fit({"total": "x", "itms": []}, shop.Order, "order")
        self.assertEqual(
            caught.exception.problems,
            [
                "order.itms: unknown field; did you mean `items`?",
                "order.id: missing",
                'order.total: expected Decimal, got "x"',
            ],
        )

    def test_a_record_of_a_wm_file_fits_by_its_bare_name(self) -> None:
        tagged = {"$type": "record", "class": "Order", "fields": {"id": "7", "total": "1"}}
        self.assertEqual(fit(tagged, shop.Order), shop.Order("7", Decimal(1)))

    def test_data_imports_nothing(self) -> None:
        tagged = {"$type": "record", "class": "antigravity.X", "fields": {}}
        self.assertEqual(border.decode(tagged), tagged)


if __name__ == "__main__":
    unittest.main()
