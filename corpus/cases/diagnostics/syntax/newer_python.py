from waymark import workflow


def plain[T = int](x):  #~ WM105
    return x


def other():
    try:
        pass
    except A, B:  #~ WM105
        pass


@workflow
async def f(x: int) -> int:
    try:
        pass
    except A, B:  #~ WM106
        pass
    return x
