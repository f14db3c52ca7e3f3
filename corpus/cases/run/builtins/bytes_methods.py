from waymark import workflow


@workflow
async def main():
    b = b" Hello, World "
    return [b.capitalize(), b.center(20), b.count(b"l"), b"abc".endswith(b"c"), b.find(b"W"), bytes.fromhex("00ff 10"), b.index(b"o"), b"a1".isalnum(), b"ab".isalpha(), b"12".isdigit(), b" ".isspace(), b",".join([b"a", b"b"]), b"a".ljust(3, b"."), b.lower(), b.lstrip(), b"a-b".partition(b"-"), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"), b"aab".replace(b"a", b"x", 1), b.rfind(b"o"), b.rindex(b"o"), b"a".rjust(3), b"a-b-c".rpartition(b"-"), b"a b c".rsplit(None, 1), b.rstrip(), b"a,b".split(b","), b"a\nb\r\n".splitlines(), b"abc".startswith((b"x", b"a")), b.strip(), b"ab cd".title(), b.upper(), b"-5".zfill(4), b"\x00\x10".hex(), b"ab".decode()]
