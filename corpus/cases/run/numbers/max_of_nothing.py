#: needs python 3.12
from waymark import workflow


@workflow
async def main():
    return max([])
