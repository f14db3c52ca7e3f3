from waymark import workflow


@workflow
async def f(x: int) -> int:
    y = z  # wm: allow WM312 - I know better  #~ WM119 WM312
    while True:  # wm: allow WM403  #~ WM119
        y = y + 1


@workflow
async def g(x: int) -> int:
    while True:  # wm: allow WM4O3 - misspelt  #~ WM119 WM403
        x = x + 1
