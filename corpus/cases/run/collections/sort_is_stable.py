from waymark import workflow


@workflow
async def main():
    rows = [("b", 2), ("a", 1), ("c", 2), ("d", 1)]
    by = sorted(rows, key=lambda r: r[1])
    back = sorted(rows, key=lambda r: r[1], reverse=True)
    return [by, back]
