#: needs python 3.12
import itertools

from waymark import workflow


@workflow
async def main():
    return [list(b) for b in itertools.batched("abcde", 2)]
