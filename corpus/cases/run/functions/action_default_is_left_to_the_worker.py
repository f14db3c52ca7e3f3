#: stub book returns "ok"
from waymark import action, workflow


@action
async def book(city: str, nights: int = 3) -> str: ...


@workflow
async def main():
    return [await book("Graz"), await book(nights=4, city="Linz")]
