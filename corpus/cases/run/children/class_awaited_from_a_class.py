#: run Main
#: stub work says "<{0}>"
from waymark import Workflow, action, workflow


@action
async def work(n: int) -> str: ...


@workflow
class Child(Workflow):
    async def run(self, n: int) -> str:
        return await work(n)


@workflow
class Main(Workflow):
    async def run(self) -> list:
        return [await Child().run(1), await Child().run(n=2)]
