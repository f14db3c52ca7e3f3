from waymark import workflow


def split(xs):
    return xs[0], xs[1:]


@workflow
async def main():
    head, tail = split([1, 2, 3])
    return [head, tail, split("ab")]
