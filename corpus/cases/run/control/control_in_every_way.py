#: stub echo echoes
import contextlib

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    def f(n):
        for i in range(n):
            try:
                if i == 1:
                    continue
                if i == 3:
                    break
                out.append(i)
            except ValueError:
                pass
            else:
                out.append("else")
            finally:
                out.append("fin")
        else:
            return "exhausted"
        return "broken"
    out.append(f(2))
    out.append(f(5))
    def g():
        try:
            raise KeyError("a")
        except KeyError as e:
            try:
                raise ValueError("b") from e
            except ValueError as v:
                return [repr(v.__cause__), repr(v.__context__)]
    out.append(g())
    def h():
        while True:
            try:
                return 1
            finally:
                break
        return 2
    out.append(h())
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise
        finally:
            out.append("cleanup")
    except ArithmeticError as e:
        out.append(str(e))
    with contextlib.nullcontext(3) as a, contextlib.nullcontext(4) as b:
        out.append(a + b)
    x = await echo(3)
    while x:
        x -= 1
        if x == 1:
            continue
        out.append(x)
    else:
        out.append("while else")
    for i, (a, *b) in enumerate([(1, 2, 3), "xyz"]):
        out.append([i, a, b])
    y = [n for n in range(20) if n % 3 == 0 if n % 2][::-1]
    out.append(y)
    del y[0], y[-1]
    out.append(y)
    try:
        y[10] = 1
    except IndexError as e:
        out.append(str(e))
    return out
