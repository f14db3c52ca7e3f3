from waymark import workflow


@workflow
async def main():
    x = None
    a = []
    b = a
    return [x is None, x is not None, a is b, [] is a, True is True]
