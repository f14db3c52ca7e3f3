#: stub echo echoes
from functools import partial, reduce

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    def deco_like(f):
        def inner(*a, **k):
            return [f(*a, **k), len(a), sorted(k)]

        return inner

    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)

    def gen_list(n):
        return [i for i in range(n) if i % 2]

    add = partial(lambda a, b, c=0: a + b + c, 1, c=5)
    out = [deco_like(fact)(5), gen_list(6), add(2), reduce(lambda a, b: a * b, [1, 2, 3], 10), list(map(lambda a, b: a + b, [1, 2], [3, 4])), (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4)]
    await echo(1)

    def outer():
        x = 1

        def mid():
            nonlocal x
            x += 1

            def inn():
                nonlocal x
                x *= 10
                return x

            return inn

        return mid()(), x

    out.append(outer())

    def kwonly(*, a, b=2):
        return a + b

    for f in [lambda: kwonly(1), lambda: kwonly(b=1), lambda: fact(), lambda: fact(1, n=2), lambda: fact(x=1), lambda: (lambda a, /: a)(a=1)]:
        try:
            f()
        except TypeError as e:
            out.append(str(e))
    return out
