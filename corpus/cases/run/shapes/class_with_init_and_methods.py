#: run Main
#: stub add takes 1s echoes
from waymark import Workflow, action, workflow


@action
async def add(n: int) -> int: ...


class Base(Workflow):
    start = 10

    def double(self, n):
        return n * 2


@workflow
class Main(Base):
    def __init__(self):
        self.seen = []

    async def run(self) -> list:
        for n in range(2):
            await self.step(n)
        return [self.seen, self.double(self.start), self.name("x")]

    async def step(self, n):
        self.seen.append(await add(n + self.start))

    @staticmethod
    def name(s):
        return s.upper()
