from waymark import action, workflow

LIMITS = [1, 2, 3]
STEP = 2


@action
async def fetch(n: int) -> int: ...


async def twice(n, by=STEP):
    return await fetch(n) * by


def largest(values):
    return max(v for v in values if v in LIMITS)


@workflow
class Main:
    factor = 3

    async def one(self, n):
        return await twice(n) * self.factor

    async def run(self, n: int):
        total = 0

        def add(v):
            nonlocal total
            total += v
            return lambda: total + v

        late = add(await self.one(n))
        return late(), largest([n, 1])
