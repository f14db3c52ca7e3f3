#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    n = await echo(2**64 + 1)
    m = await echo(-(2**200))
    return [n, n - 2**64, m, n * n, n >> 60, m // 7, m % 7, -n & 0xFF, ~n, int(str(m)) == m, n.to_bytes(9, "big")]
