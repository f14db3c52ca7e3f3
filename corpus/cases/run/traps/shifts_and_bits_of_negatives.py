#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    return [-1 >> 100, -5 >> 1, -5 & 3, -5 | 3, -5 ^ 3, ~-1, 1 << 70, (-2) ** 63, (-2) ** -1, 0**0, (-8) // 3, -(2**70) >> 3]
