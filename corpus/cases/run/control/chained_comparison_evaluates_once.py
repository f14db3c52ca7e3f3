from waymark import workflow


def value(x, seen):
    seen.append(x)
    return x


@workflow
async def main():
    seen = []
    a = 1 < value(5, seen) < 10
    b = 1 < value(0, seen) < value(99, seen)
    return [a, b, seen]
