#: needs python 3.12
from waymark import workflow


@workflow
async def main():
    out = []
    d = {slice(1, 2): "a"}
    out.append(d[1:2])
    try:
        d[:1]
    except KeyError as e:
        out.append(str(e))
    try:
        d[[]:1]
    except TypeError as e:
        out.append(str(e))
    return out
