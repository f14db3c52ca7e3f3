"""The Python examples on plain asyncio."""

import asyncio
import pathlib
import sys
import unittest

import waymark as wm

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "examples"))
import sync  # noqa: E402
import welcome  # noqa: E402


class ExamplesTest(unittest.TestCase):
    def test_welcome_writes_to_the_active_ones(self) -> None:
        with wm.inline():
            sent = asyncio.run(welcome.Welcome().run(["a", "b", "c"]))
        self.assertEqual(sent, ["welcome, a@example.org", "welcome, c@example.org"])

    def test_a_busy_page_is_given_the_second_time(self) -> None:
        self.assertRaises(sync.Busy, sync.list_page, "eu", 1)
        self.assertEqual(sync.list_page("eu", 1), ["dog", "eel"])
        self.assertEqual(sync.list_page("eu", 2), [])


if __name__ == "__main__":
    unittest.main()
