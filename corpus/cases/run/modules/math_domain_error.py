import math

from waymark import workflow


@workflow
async def main():
    try:
        math.sqrt(-1)
    except ValueError as e:
        return str(e)
