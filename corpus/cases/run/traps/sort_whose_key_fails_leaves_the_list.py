#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [3, 0, 2]
    try:
        xs.sort(key=lambda x: 1 // x)
    except ZeroDivisionError as e:
        text = str(e)
    await echo(1)
    ys = [2, "a", 1]
    try:
        ys.sort()
    except TypeError as e:
        return [xs, text, len(ys), str(e)]
