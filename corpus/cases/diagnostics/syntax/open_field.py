a = 1
b = f"{a  #~ WM104
c = "x"
d = 'y'


def f(x):
    e = f"{x + 1  #~ WM104
    if x:
        return x x  #~ WM105
    g = 'y  #~ WM104
    return f"{x} {  #~ WM104


h = a a  #~ WM105
