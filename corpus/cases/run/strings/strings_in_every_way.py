#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    s = await echo("héllo wörld")
    return [s.title(), s.capitalize(), s.swapcase(), s.center(15, "*"), s.expandtabs(), s.encode("utf-8"), s.encode("ascii", "ignore"), s.encode("ascii", "replace"), s.split("o"), s.rsplit("o", 1), s.zfill(13), s.translate({104: "H", 111: None}), s.maketrans("ab", "cd"), "a,b;c".replace(",", ";").split(";"), "x".join(map(str, [1, 2])), "%s %s" % ("a", 1), "%-5s|%5.2f|%+d|%e" % ("a", 1.5, 3, 12345.678), "{:>10}|{:^10}|{:<10}".format("a", "b", "c"), "{0[1]} {1.real}".format([1, 2], 5), f"{1234.5:,.1f} {0.25:.1%} {255:x} {255:#b} {-7:05d}", "abc"[::-1], "abc" * 2, "a" in "abc", "ab\tc".expandtabs(4), "\u00e9" == "e\u0301", "ﬀ".upper(), "ß".lower(), "ABC".casefold(), "a\nb".splitlines(keepends=True), "  x ".strip(), "xxaxx".strip("x"), "abcabc".rfind("b"), "abc".find("z"), "a-b-c".partition("-"), "1,234".isdigit(), "½".isnumeric(), "٣".isdecimal(), "abc".isidentifier(), "".isalpha(), "Abc".istitle(), str(b"a", "ascii"), repr("it's \"q\""), repr("\x00\t\\"), "abc".startswith(("x", "ab")), "abc".endswith("bc", 1), "abcd".count("b", 0, 1), "a%sb" % "c", "%r" % "x", "%c" % 97, "%5s" % "ab", "%%", "%(k)s" % {"k": 1}, "{:08.3f}".format(3.14159), "{!r:>6}".format("a"), "{:,}".format(1234567), "{:_b}".format(1000), "{:+.2e}".format(1234.5)]
