from collections import deque

from waymark import workflow


@workflow
async def main():
    d = deque([1, 2, 3], maxlen=3)
    d.append(4)
    d.appendleft(0)
    d.rotate(1)
    return [list(d), d.pop(), d.popleft(), len(d), d[0]]
