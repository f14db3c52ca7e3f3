import copy

from waymark import workflow


@workflow
async def main():
    inner = [1]
    xs = [set(), {1, 2}, frozenset({(1, 2)}), inner, inner]
    ys = copy.deepcopy(xs)
    ys[1].add(3)
    ys[3].append(2)
    return [xs, ys, copy.copy(xs[1]) == {2, 1}, ys[0] == set()]
