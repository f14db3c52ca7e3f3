from waymark import workflow


@workflow
async def main():
    xs, d = [1, 2], {"a": 1}
    assert isinstance(xs, object)
    e = d.copy()
    e["b"] = 2
    d.clear()
    ys = xs.copy()
    ys.clear()
    r, s = range(2, 20, 3), slice(1, 10, 2)
    return [xs, ys, d, e, (1, 2, 1).count(1), (1, 2).index(2), r.count(5), r.stop, r.start, r.step, s.stop, s.start, s.step, s.indices(6), r.index(8)]
