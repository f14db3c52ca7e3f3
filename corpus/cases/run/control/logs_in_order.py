#: stub tick returns None
from waymark import action, log, workflow


@action
async def tick(): ...


@workflow
async def main():
    log("first", n=1)
    await tick()
    log("second", x="a", ok=True)
    return None
