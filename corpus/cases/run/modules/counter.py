from collections import Counter

from waymark import workflow


@workflow
async def main():
    c = Counter("abracadabra")
    c.update("aa")
    return [c["a"], c["zz"], c.most_common(2), dict(Counter([1, 1, 2]) + Counter([2])), sum(c.values())]
