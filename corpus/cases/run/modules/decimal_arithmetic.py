from decimal import Decimal

from waymark import workflow


@workflow
async def main():
    a = Decimal("1.10")
    return [a + Decimal("2.2"), a * 3, Decimal(1) / 3, str(a), a == Decimal("1.1"), Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), -a, a.quantize(Decimal("0.1")), int(a), Decimal(1) == 1, f"{a:.1f}"]
