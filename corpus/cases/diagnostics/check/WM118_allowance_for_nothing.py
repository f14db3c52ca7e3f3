from waymark import workflow


@workflow
async def f(x: int) -> int:
    y = x  # wm: allow WM403 - there is no loop  #~ WM118
    while True:  # wm: allow WM403 - somebody cancels it
        y = y + 1


@workflow
async def g(x: int) -> int:
    while True:  #~ WM403
        x = x + 1
