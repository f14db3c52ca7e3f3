from waymark import action, workflow


@action(name="a")
async def a(n: int) -> int: ...


@action(name="b")
async def b(n: int) -> int: ...


@workflow
async def main(x: int) -> list[int]:
    both = [x, await a(x + 1), await b(await a(x))]
    either = await a(1) or await b(2)
    chosen = await a(3) if x > 1 else x
    chained = x < await a(4) < await b(5)
    text = f"{x!r} {await a(6)} {x:>4}"
    squares = [n * await a(n) for n in both if n > 1]
    return [either, chosen, chained, text, squares]
