#: input {"b": 5}
from waymark import workflow


@workflow
async def main(a: int = 1, b: int = 2):
    return [a, b]
