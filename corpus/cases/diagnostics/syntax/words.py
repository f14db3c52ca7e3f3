from waymark import workflow


@workflow
async def f(x: int) -> int:
    retrun x  #~ WM106
    if x = 3:  #~ WM106
        y = 2
    else:
        y = awiat g()  #~ WM106
    y = 1
    else:  #~ WM106
        y = 3
    whlie y:  #~ WM106
        y -= 1
    if y  #~ WM106
        y = 4  
    else if y:  #~ WM106
        y = 5
    class = 3  #~ WM106
    z = 3 +  #~ WM106
    z = x y  #~ WM106
    z = [1 2]  #~ WM106
    x++  #~ WM106
    x := 4  #~ WM106
    z = x && y  #~ WM106
    z = !x  #~ WM106
    z = x ? 1 : 2  #~ WM106
    z = 5x  #~ WM106
    for i in range(3)  #~ WM106
    with x as  #~ WM106
        pass
    z = await f(x) with timeout=3  #~ WM106
    def g(a, b  #~ WM102
        return a
    return x
