#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    return ["\u00df".upper(), "\u00df".casefold(), "\u0130".lower(), len("\u0130".lower()), "\ufb01".upper(), "\u01c6".title(), "\u01c6".capitalize(), "\u03a3\u03a3".lower(), "\u0149".upper(), "o\u0301".title(), "they're bill's".title()]
