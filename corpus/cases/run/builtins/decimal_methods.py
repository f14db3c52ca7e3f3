from decimal import ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, DecimalException, DivisionByZero, InvalidOperation

from waymark import workflow


@workflow
async def main():
    a = Decimal("-123.4500")
    modes = [ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP]
    out = [a.adjusted(), list(a.as_tuple()), str(a.copy_abs()), str(a.copy_negate()), a.is_finite(), a.is_infinite(), a.is_nan(), a.is_signed(), a.is_zero(), str(a.normalize()), str(Decimal(2).sqrt()), str(a.to_integral_value())]
    out.append([[m, str(Decimal("2.5").quantize(Decimal("1"), rounding=m)), str(Decimal("-2.5").quantize(Decimal("1"), rounding=m))] for m in modes])
    for f in [lambda: Decimal("x"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0]:
        try:
            f()
        except DivisionByZero as e:
            out.append("division by zero")
        except InvalidOperation as e:
            out.append("invalid operation")
    return [out, issubclass(InvalidOperation, DecimalException), str(Decimal("Infinity")), Decimal("NaN").is_nan()]
