from waymark import Workflow, workflow


@workflow
class Main(Workflow):  #~ WM115
    async def go(self) -> int:
        return 1
