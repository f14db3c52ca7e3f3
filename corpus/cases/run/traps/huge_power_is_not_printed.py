#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    n = 10**5000
    back = await echo(n % 10**20)
    out = [back, n == 10**2500 * 10**2500, n.bit_length(), len(hex(n))]
    for f in [lambda: str(n), lambda: f"{n}", lambda: "%d" % n, lambda: int("9" * 5000), lambda: repr([n]), lambda: float(n)]:
        try:
            f()
        except (ValueError, OverflowError) as e:
            out.append([type(e).__name__, str(e)])
    return out
