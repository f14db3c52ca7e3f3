import statistics

from waymark import workflow


@workflow
async def main():
    return [statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4])]
