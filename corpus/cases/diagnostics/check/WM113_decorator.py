import functools

from waymark import workflow


@workflow
@functools.cache  #~ WM113
async def main(x: int) -> int:
    return x
