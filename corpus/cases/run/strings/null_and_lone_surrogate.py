#: stub keep echoes
from waymark import action, workflow


@action
async def keep(s: str) -> str: ...


@workflow
async def main():
    s = "a\x00b"
    t = await keep(s)
    u = "x\ud800y"
    return [t == s, len(t), len(u), u[1] == "\ud800", repr(u)]
