from waymark import workflow


def tried(x):
    try:
        return b"ab" % x
    except TypeError as e:
        return e.args


@workflow
async def main() -> list:
    return [tried(x) for x in [0, (), {}, [], b"x", "x", (1,), {1: 2}, None, {1}, range(3)]]
