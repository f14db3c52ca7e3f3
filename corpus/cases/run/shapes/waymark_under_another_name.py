#: stub fetch takes 1s echoes
import waymark as wm
from waymark import map as fan_out
from waymark import action, workflow


@action
async def fetch(n: int) -> int: ...


@workflow
async def main():
    return [await fan_out(fetch, [1, 2]), await wm.first(fetch(3))]
