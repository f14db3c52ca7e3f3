#: stub keep echoes
from decimal import Decimal

from waymark import action, workflow


@action
async def keep(d: Decimal) -> Decimal: ...


@workflow
async def main():
    d = await keep(Decimal("1.50"))
    return [d, str(d + 1)]
