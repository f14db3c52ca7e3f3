#: needs python 3.12
from waymark import workflow


@workflow
async def main():
    return [f"{'\x41\n'=}", rf"{'\x41'=}", f"{r'\n'=}", f"{'\q'=}", f"{'\N{BULLET}' = !s}"]
