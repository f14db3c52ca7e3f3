#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(True)
    return [True + True, True * "ab", -True, ~True, True / 2, sum([True, False, True]), "ab"[True], [10, 20][False], True & False, True | 2, repr(True & True), isinstance(True, int), int(True), str(True), f"{True}", f"{True:5}", True == 1, max(True, 1), max(1, True), len(range(True))]
