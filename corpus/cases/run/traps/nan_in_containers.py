#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    nan = float("nan")
    xs = [nan, 1.0, nan]
    await echo(1)
    return [nan == nan, nan in xs, xs == [nan, 1.0, nan], xs.count(nan), xs.index(nan), [float("nan")] == [float("nan")], {nan: 1}[nan], len({nan, nan, float("nan")}), str(max([1.0, nan])), str(max([nan, 1.0])), str(sorted([3.0, nan, 1.0])), nan != nan, str(nan)]
