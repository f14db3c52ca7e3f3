#: stub fetch echoes
from waymark import action, workflow


@action
async def fetch(n: int) -> int: ...


@workflow
async def main():
    def f(a=await fetch(3)):
        return a

    return [f(), f(1), (lambda b=await fetch(4): b)()]
