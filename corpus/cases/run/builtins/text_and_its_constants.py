import statistics
import string
from uuid import UUID

from waymark import workflow


@workflow
async def main():
    return ["{a}-{b!r:>4}".format_map({"a": 1, "b": "x"}), "abc".isascii(), "a\n".isprintable(), "AB1".isupper(), ascii("\u00e9\n"), callable(len), callable(5), issubclass(bool, int), string.ascii_letters, string.ascii_uppercase, string.hexdigits, string.octdigits, string.punctuation, string.whitespace, len(string.printable), statistics.fmean([1, 2, 4]), str(UUID(int=5)), UUID("00000000-0000-0000-0000-00000000000f").int]
