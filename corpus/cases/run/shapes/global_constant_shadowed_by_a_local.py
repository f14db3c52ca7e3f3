from waymark import workflow


LIMIT = 5


def f():
    LIMIT = 6
    return LIMIT


@workflow
async def main():
    return [f(), LIMIT]
