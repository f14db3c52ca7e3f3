import math

from waymark import workflow


@workflow
async def main():
    xs = [0.5, 1.0, 0.25]
    fs = [math.acos, math.asin, math.atan, math.cbrt, math.cos, math.cosh, math.degrees, math.exp, math.expm1, math.log, math.log10, math.log1p, math.log2, math.radians, math.sin, math.sinh, math.tan, math.tanh]
    near = [[round(f(x), 9) for x in xs] for f in fs]
    return [near, round(math.acos(0.5), 9), round(math.asin(0.5), 9), round(math.atan(0.5), 9), round(math.atan2(1, 2), 9), round(math.cbrt(27.0), 9), round(math.cos(1), 9), round(math.cosh(1), 9), math.degrees(math.pi), round(math.exp(1), 9), round(math.expm1(0.1), 9), math.fmod(-7, 3), math.frexp(8.0), math.fsum([0.1] * 10), math.isfinite(1.0), math.isinf(math.inf), math.isqrt(17), math.lcm(4, 6), math.ldexp(0.5, 4), round(math.log(10), 9), math.log(8, 2), math.log10(1000), round(math.log1p(0.1), 9), math.log2(8), math.modf(2.5), math.perm(5, 2), round(math.radians(180), 9), round(math.sin(1), 9), round(math.sinh(1), 9), round(math.tan(1), 9), round(math.tanh(1), 9), round(math.e, 9), math.tau, math.copysign(1, -0.0), math.hypot(3, 4), math.nan != math.nan]
