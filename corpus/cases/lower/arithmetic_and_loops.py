from waymark import action, workflow


@action(name="fetch")
async def fetch(n: int) -> int: ...


@workflow
async def main(limit: int = 10) -> int:
    total = 0
    n = 0
    while n < limit:
        n += 1
        if n % 2 == 0:
            continue
        total = total + await fetch(n)
    for extra in [1, 2]:
        total -= extra
    else:
        total *= 2
    return total
