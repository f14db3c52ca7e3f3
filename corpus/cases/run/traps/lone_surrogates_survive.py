#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    s = "\ud800x"
    t = "\udc00"
    back = await echo([s, t])
    try:
        s.encode()
    except UnicodeEncodeError as e:
        text = str(e)
    return [back, len(s + t), repr(s), text]
