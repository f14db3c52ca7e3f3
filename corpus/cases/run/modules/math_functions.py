import math

from waymark import workflow


@workflow
async def main():
    return [math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.sqrt(16), math.gcd(12, 18), math.isnan(math.nan), math.inf > 1, math.factorial(20), math.prod([2, 3]), math.isclose(0.1 + 0.2, 0.3), math.comb(5, 2), math.hypot(3, 4), math.fabs(-1), math.copysign(1, -0.0)]
