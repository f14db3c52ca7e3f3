#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    out = [int(" 42\n"), int("-0"), int("1_000"), int("ff", 16), int("0x1f", 0), int("\u0663"), int(3.99), int(-3.99), int("0b101", 2), int(b"12"), float("1e3"), float(" .5 "), float("-inf") < 0, float("1_0.5")]
    for f in [lambda: int("4.0"), lambda: int(""), lambda: int("1__0"), lambda: int("08", 0), lambda: float("x"), lambda: int(None), lambda: int("9", 8)]:
        try:
            out.append(f())
        except (ValueError, TypeError) as e:
            out.append(str(e))
    return out
