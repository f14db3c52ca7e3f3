#: stub echo echoes
import copy

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    inner = [1]
    outer = [inner, inner]
    shallow, deep = copy.copy(outer), copy.deepcopy(outer)
    inner.append(await echo(2))
    return [outer, shallow, deep, deep[0] is deep[1], shallow[0] is inner]
