#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    s = "\U00010400x\U0001F468\u200d\U0001F469"
    await echo(1)
    return [s.lower(), s.split("x"), s.partition("\u200d"), s.replace("\U0001F469", "z"), len(s), s.startswith("\U00010400"), s.rindex("\U0001F469"), s.isalpha(), "\U00010400".islower(), "\U0001D7D8".isdigit(), int("\U0001D7D8")]
