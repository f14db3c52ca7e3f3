from waymark import workflow


@workflow
async def main():
    xs = [3, 1, 2]
    xs.insert(1, 9)
    xs.extend((4, 4))
    xs.remove(4)
    p = xs.pop(0)
    xs.sort(reverse=True)
    ys = xs.copy()
    ys.reverse()
    return [xs, p, ys, xs.count(4), xs.index(2), xs * 2, [] + xs == xs]
