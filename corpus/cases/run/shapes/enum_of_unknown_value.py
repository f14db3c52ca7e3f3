from enum import Enum

from waymark import workflow


class Color(Enum):
    RED = 1


@workflow
async def main():
    try:
        Color(5)
    except ValueError as e:
        return str(e)
