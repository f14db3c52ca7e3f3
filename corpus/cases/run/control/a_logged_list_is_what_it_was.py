from waymark import log, workflow


@workflow
async def main() -> list[int]:
    xs = [1, 2]
    log("before", xs=xs)
    xs[1:] = []
    return xs
