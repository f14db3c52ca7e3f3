#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    for a, b in [(-7, 2), (7, -2), (-7, -2), (7, 2), (-1, 3), (0, -5)]:
        q, r = divmod(a, b)
        out.append([q, r, a // b, a % b, q * b + r == a])
    await echo(1)
    for a, b in [(-7.5, 2), (7.5, -2.0), (-0.0, 3), (1e308, -1e-5), (5.0, float("inf")), (-5.0, float("inf"))]:
        out.append([a // b, a % b])
    return out
