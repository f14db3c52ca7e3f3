from waymark import workflow


def f(a, b=2, *args, c, d=4, **kw):
    return [a, b, args, c, d, kw]


@workflow
async def main():
    return [f(1, c=3), f(1, 9, 8, 7, c=3, e=5), f(*[1, 2], **{"c": 3, "z": 0})]
