#: stub echo echoes
import math

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    n = await echo(7)
    return [n / 2, n // 2, -n // 2, n % 3, -n % 3, n ** 3, n ** -1, n << 2, n >> 1, n & 3, n | 8, n ^ 2, ~n, divmod(-n, 2), pow(3, 4, 5), pow(2, -1, 7), abs(-3.5), round(2.5), round(3.5), round(-2.5), round(1.005, 2), round(12345, -2), int("12", 3), int(-2.7), float("1e5"), float("inf"), 0.1 + 0.2, 1e100, 1.0, 100000000000000000.0, 1e-7, 123456789.123456789, 5e-324, -0.0, 1 / 3, 2 ** 0.5, 10 ** 20, 10 ** -2, 7.0 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 1e308 * 10, True + 1, min(1, 1.0), max(1, 1.0), sum([1, 2.5]), (3).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x02", "big"), (0.75).as_integer_ratio(), (2.0).is_integer(), hex(-255), oct(8), bin(-5), 1_000, 0xff, 0b11, 0o17, 3 == 3.0, 2 ** 64 == float(2 ** 64), 2 ** 53 + 1 == float(2 ** 53 + 1), float(2 ** 53 + 1), 1.5 .hex(), str(1e22), str(1e21), str(123456789012345678.0), 4.35 * 100, 1.1 + 2.2, 3.0 == 3, 5 // 0.3, -5 % 0.3, math.floor(-0.5), math.ceil(-0.5), math.trunc(-1.5), math.gcd(12, 18), math.comb(5, 2), math.factorial(20), math.isclose(0.1 + 0.2, 0.3), math.prod([1, 2, 3]), 10 ** 18 * 10 ** 18, -(-7) // 2, 1 if 0.0 else 2, 0 or -0.0]
