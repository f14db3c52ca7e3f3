#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    out = []
    for x in []:
        pass
    else:
        out.append("empty for")
    n = 0
    while n < 2:
        n += 1
        if n == await echo(5):
            break
    else:
        out.append("while")
    for x in [1]:
        try:
            break
        finally:
            out.append("finally")
    else:
        out.append("never")
    for x in [1, 2]:
        continue
    else:
        out.append(x)
    return out
