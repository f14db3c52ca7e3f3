#: run Main
#: input {"n": 2}
#: stub double says "{0}{0}"
from waymark import Workflow, action, workflow


@action
async def double(n: int) -> str: ...


@workflow
class Main(Workflow):
    prefix = "p"

    async def run(self, n: int) -> str:
        self.count = n
        self.bump()
        return self.prefix + await double(self.count)

    def bump(self):
        self.count += 1
