#: run Main
#: stub fetch raises ValueError("x") then returns "ok"
from waymark import RetryPolicy, Workflow, action, workflow


@action
async def fetch(n: int) -> str: ...


@workflow
class Main(Workflow):
    async def run(self, n: int = 1) -> str:
        return await self.run_action(fetch(n), retry=RetryPolicy(attempts=2))
