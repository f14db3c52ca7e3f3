#: run Main
#: stub echo echoes
from waymark import Workflow, action, workflow


@action
async def echo(x): ...


class Base(Workflow):
    greeting = "hi"

    @classmethod
    def greet(cls, name):
        return cls.greeting + " " + name

    @staticmethod
    def twice(x):
        return x * 2

    def plus(self, k):
        return self.n + k


@workflow
class Main(Base):
    greeting = "hello"

    def __init__(self):
        self.n = 1

    async def run(self) -> list:
        plus = self.plus
        step = self.step
        self.n = await echo(5)
        return [
            plus(1),
            await step(2),
            self.greet("you"),
            self.twice(4),
            list(map(self.plus, [1, 2])),
            sorted([3, 1, 2], key=self.plus),
            [f(3) for f in (self.plus, self.twice)],
        ]

    async def step(self, k):
        self.n += await echo(k)
        return self.n
