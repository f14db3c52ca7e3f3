from waymark import workflow


@workflow
async def main():
    total = 0
    names = []
    for i, (name, *rest) in enumerate([("a", 1, 2), ("b",)]):
        total += i + sum(rest)
        names.append(name)
    return [total, names]
