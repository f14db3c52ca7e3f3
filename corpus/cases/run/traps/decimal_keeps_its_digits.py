#: stub echo echoes
from decimal import Decimal

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    a = Decimal("1.10")
    b = await echo(Decimal("0.3"))
    return [str(a), str(a + b), str(a * b), str(a / 3), a == Decimal("1.1"), str(Decimal(0.1)), str(round(a, 1)), str(-a % 1), hash(Decimal(1)) == hash(1), Decimal("1") == 1.0, f"{a:.3f}", str(Decimal("1E+3")), repr(a), str(a.quantize(Decimal("1")))]
