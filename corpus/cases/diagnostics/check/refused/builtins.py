from waymark import workflow


@workflow
async def main(x: int):
    print(x)  #~ WM211
    input("name? ")  #~ WM212
    eval("1 + 1")  #~ WM213
    exec("x = 1")  #~ WM213
    compile("x", "f", "exec")  #~ WM213
    globals()  #~ WM214
    locals()  #~ WM214
    vars()  #~ WM214
    dir(x)  #~ WM214
    id(x)  #~ WM215
    help(x)  #~ WM218
    breakpoint()  #~ WM218
    exit()  #~ WM218
    quit()  #~ WM218
    memoryview(b"x")  #~ WM218
    bytearray(b"x")  #~ WM218
    complex(1, 2)  #~ WM217
    a = 2j  #~ WM217
    setattr(x, "y", 1)  #~ WM218
    delattr(x, "y")  #~ WM218
    __import__("os")  #~ WM218
    staticmethod(x)  #~ WM218
    classmethod(x)  #~ WM218
    property(x)  #~ WM218
    aiter(x)  #~ WM218
    anext(x)  #~ WM218
    hash("text")  #~ WM216
    hash(b"bytes")  #~ WM216
    return a
