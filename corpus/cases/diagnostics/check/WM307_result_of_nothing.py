from waymark import action, workflow


@action
async def notify(text: str) -> None: ...


@workflow
async def main():
    done = await notify("a")  #~ WM307
    return done
