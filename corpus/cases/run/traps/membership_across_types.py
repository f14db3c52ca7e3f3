#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    out = [1 in [True], "1" in [1], 1.0 in {1: 0}, None in [0, None], "" in "abc", "bc" in "abc", b"a" in b"abc", 97 in b"abc", (1,) in [(1,)], float("nan") in [float("nan")], 3 in range(0, 10, 3), 3.0 in range(5)]
    for f in [lambda: 1 in "abc", lambda: 1 in 5, lambda: [1] in {1: 2}]:
        try:
            f()
        except TypeError as e:
            out.append(str(e))
    return out
