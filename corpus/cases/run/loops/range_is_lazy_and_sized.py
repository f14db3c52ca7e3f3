from waymark import workflow


@workflow
async def main():
    r = range(10, 0, -3)
    return [len(r), list(r), r[1], 4 in r, 5 in r, r[-1], list(r[1:])]
