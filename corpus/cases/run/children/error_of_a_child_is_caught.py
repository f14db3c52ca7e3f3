#: stub work raises KeyError("k")
from waymark import action, workflow


@action
async def work(): ...


@workflow
async def child():
    await work()


@workflow
async def main():
    try:
        await child()
    except KeyError as e:
        return e.args
