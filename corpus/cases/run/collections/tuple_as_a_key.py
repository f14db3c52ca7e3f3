from waymark import workflow


@workflow
async def main():
    d = {(1, "a"): "x", (): "empty"}
    return [d[1, "a"], d[()], (1,) + (2,), (0,) * 3, len(())]
