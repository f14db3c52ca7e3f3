from functools import partial, reduce

from waymark import workflow


@workflow
async def main():
    add = partial(lambda a, b, c=0: [a, b, c], 1, c=9)
    return [reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], "start"), add(2), add(2, c=3)]
