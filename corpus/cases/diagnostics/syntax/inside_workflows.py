import waymark as wm
from waymark import Workflow, workflow


@wm.workflow
async def f(x: int) -> int:
    import math  #~ WM110

    type Pair = tuple[int, int]  #~ WM110

    class Box:  #~ WM110
        pass

    return x


@workflow
class W(Workflow):
    async def run(self, x: int) -> int:
        from math import pi  #~ WM110

        return x


def free() -> int:
    import math

    class Box:
        pass

    return 1
