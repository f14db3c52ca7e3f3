#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    back = await echo((1, [2, (3,)], {"k": (4,)}))
    return [type(back).__name__, back, await echo({1: "int key", None: "none", (1, 2): "tuple"}), await echo({1, 2}), await echo(b"\x00\xff")]
