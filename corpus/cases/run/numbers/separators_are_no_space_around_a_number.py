from decimal import Decimal

from waymark import workflow


@workflow
async def main():
    out = []
    for text in ("42\x1c", "\x1f42", "42\x85", " 42\xa0", "\u200342\x0b", "4\x1c2"):
        for read in (int, float):
            try:
                out.append(read(text))
            except ValueError as e:
                out.append(str(e))
    return out + [Decimal("42\x1c") + 0]
