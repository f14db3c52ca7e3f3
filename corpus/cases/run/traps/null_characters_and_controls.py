#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    s = "a\x00b\x1f\x7f\x85\u2028"
    back = await echo(s)
    return [back == s, len(s), repr(s), s.split(), s.splitlines(), "\x00" in s]
