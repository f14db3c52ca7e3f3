from waymark import workflow


@workflow
async def main():
    a = [[1], 2]
    b = a[:]
    c = list(a)
    a[0].append(9)
    return [b, c, b is a, b[0] is a[0]]
