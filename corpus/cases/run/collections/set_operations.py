from waymark import workflow


@workflow
async def main():
    a = {1, 2, 3}
    b = {3, 4}
    a.add(2)
    a.discard(9)
    return [a | b, a & b, a - b, a ^ b, a >= {1}, 3 in b, len(a), a.isdisjoint({7}), set()]
