from waymark import Workflow, workflow


@workflow
class Main(Workflow):
    def __init__(self, n):  #~ WM114
        self.n = n

    async def run(self) -> int:
        return 1
