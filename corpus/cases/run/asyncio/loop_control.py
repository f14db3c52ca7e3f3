#: stub work takes arg returns 1
#: stub fail takes 1s raises ValueError("x")
import asyncio

from waymark import action, workflow


@action
async def work(n: float) -> int: ...


@action
async def fail() -> int: ...


@workflow
async def main():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            await work(1)
            out.append(("f", i))
    else:
        out.append("else")
    while True:
        try:
            try:
                raise ValueError("v")
            finally:
                break
        except ValueError:
            out.append("not here")
    def f():
        try:
            return 1
        finally:
            out.append("fin")
    out.append(f())
    async def g():
        for i in range(3):
            try:
                await work(1)
                return i
            finally:
                out.append("gfin")
    out.append(await g())
    def k():
        for i in range(3):
            try:
                return i
            finally:
                if i < 2:
                    continue
    out.append(k())
    return out
