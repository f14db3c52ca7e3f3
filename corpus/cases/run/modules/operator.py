import operator

from waymark import workflow


@workflow
async def main():
    rows = [{"n": 2, "s": "b"}, {"n": 1, "s": "a"}]
    return [sorted(rows, key=operator.itemgetter("n")), operator.itemgetter(0, 2)("abc"), operator.add(1, 2), operator.mul("a", 3)]
