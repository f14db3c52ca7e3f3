from collections import Counter

from waymark import workflow


@workflow
async def main():
    c = Counter("abracadabra")
    c.subtract({"a": 1, "z": 2})
    return [sorted(c.elements()), c.total(), c["z"], c.most_common(2), dict(c + Counter(a=1)), dict(Counter(a=3) - Counter(a=1, b=2)), dict(Counter(a=1) | Counter(a=2)), dict(Counter(a=1, b=1) & Counter(a=2)), c["none"]]
