#: stub book says "{0}/{1}/{2}"
from waymark import action, workflow


@action
async def book(city: str, nights: int, smoking: bool = False) -> str: ...


@workflow
async def main():
    kw = {"nights": 2, "smoking": True}
    args = ["Graz"]
    return [await book(*args, **kw), await book("Linz", nights=1, smoking=False)]
