def f(x):
    a = (x + 1  #~ WM102
    return a


def g(x):
    b = [x, {1: (2]}  #~ WM102
    return b


def h(x):
    return x)  #~ WM106


c = f(1, [2, 3)  #~ WM102
d = {"a": 1,  #~ WM102
e = 3

