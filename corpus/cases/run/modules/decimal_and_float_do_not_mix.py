from decimal import Decimal

from waymark import workflow


@workflow
async def main():
    try:
        Decimal("1") + 1.0
    except TypeError as e:
        return [str(e), Decimal("0.5") == 0.5, Decimal(0.1) == Decimal("0.1")]
