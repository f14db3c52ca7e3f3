from waymark import action, workflow


@action
async def fetch(id: str) -> str: ...


def load(id):
    return await fetch(id)  #~ WM314


@workflow
async def main():
    return load("a")
