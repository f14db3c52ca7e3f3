from waymark import workflow


@workflow
async def main():
    a, b = {1, 2, 3}, {3, 4}
    f, g = frozenset([1, 2]), frozenset([2, 3])
    out = [sorted(a.difference(b)), sorted(a.intersection(b)), sorted(a.symmetric_difference(b)), sorted(a.union(b, [9])), a.issubset([1, 2, 3, 4]), a.issuperset([1]), sorted(a.copy())]
    a.remove(1)
    a.update([5], [6])
    c = a.copy()
    c.difference_update([5])
    d = a.copy()
    d.intersection_update([5, 6])
    e = a.copy()
    e.symmetric_difference_update([6, 7])
    out += [sorted(a), sorted(c), sorted(d), sorted(e)]
    a.clear()
    out += [a, sorted(f.copy()), sorted(f.difference(g)), sorted(f.intersection(g)), f.isdisjoint(g), f.issubset([1, 2, 3]), f.issuperset([1]), sorted(f.symmetric_difference(g)), sorted(f.union(g))]
    try:
        b.remove(99)
    except KeyError as error:
        out.append(error.args)
    return out
