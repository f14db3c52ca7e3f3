#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    return ["ab" * 0, "ab" * -1, [1] * 2, 3 * (1, 2), b"x" * 2, "abc"[5:], [1, 2][-5:1], "abc"[-2:], "abc".ljust(2), "5".zfill(3), "-5".zfill(4), "abc".count(""), "aaa".count("aa"), "abc".replace("", "-"), "aaa".replace("a", "b", 2), "abc".find(""), "".join(reversed("abc"))]
