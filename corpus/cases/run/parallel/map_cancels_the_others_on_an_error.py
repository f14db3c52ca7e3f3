#: stub work takes 9s returns 1
#: stub fail takes 1s raises ValueError("x")
import waymark
from waymark import action, workflow


@action
async def work() -> int: ...


@action
async def fail() -> int: ...


@workflow
async def main():
    seen = []

    async def branch(n):
        try:
            await (fail() if n == 1 else work())
        finally:
            seen.append(n)

    try:
        await waymark.map(branch, [0, 1, 2])
    except ValueError as e:
        seen.append(str(e))
    return seen
