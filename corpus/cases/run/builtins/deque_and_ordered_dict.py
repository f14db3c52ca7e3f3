#: needs python 3.12
from collections import OrderedDict, deque

from waymark import workflow


@workflow
async def main():
    q = deque([1, 2, 3], maxlen=4)
    q.extend([4, 5])
    q.extendleft([0])
    out = [list(q), q.maxlen, q.count(2), q.index(3)]
    q.remove(3)
    q.reverse()
    r = q.copy()
    q.clear()
    o = OrderedDict([("a", 1), ("b", 2)])
    o.move_to_end("a")
    out += [list(q), list(r), list(o.items())]
    o.move_to_end("a", last=False)
    return [out, list(o), OrderedDict([("a", 1)]) == {"a": 1}, repr(o), list(o.popitem(last=False))]
