import math

from waymark import workflow


@workflow
async def main(x: float):
    return math.flor(x)  #~ WM220
