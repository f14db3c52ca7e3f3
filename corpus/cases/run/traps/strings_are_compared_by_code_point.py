#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    return ["a" < "B", "Z" < "a", "\uffff" < "\U00010000", sorted(["b", "A", "a", "\u00e9", "Z"]), "10" < "9", "" < "a", max("abc", "abd"), "a" * 3 < "aab"]
