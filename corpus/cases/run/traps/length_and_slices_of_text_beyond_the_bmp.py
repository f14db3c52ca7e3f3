#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    s = "a\U0001F600b\u00e9"
    await echo(s)
    return [len(s), s[1], s[::-1], s[1:3], s.find("b"), s.upper(), s.center(8, "*"), [ord(c) for c in s], s.encode(), f"{s:>6}"]
