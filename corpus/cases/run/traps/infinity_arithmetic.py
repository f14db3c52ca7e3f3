#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    inf = float("inf")
    await echo(1)
    out = [inf > 10**400, str(inf - inf), inf == inf + 1, -inf < -(10**400), str(inf * 0), 1 / inf, str(inf % 2)]
    for f in [lambda: int(inf), lambda: int(inf - inf), lambda: round(inf), lambda: inf // 1, lambda: 2.0**10000, lambda: 10**400 / 3, lambda: float(10**400)]:
        try:
            out.append(str(f()))
        except Exception as e:
            out.append([type(e).__name__, str(e)])
    return out
