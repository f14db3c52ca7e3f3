from waymark import workflow


@workflow
async def main():
    xs = [1, 2, 3, 4]
    seen = []
    for x in xs:
        seen.append(x)
        xs.remove(x)
    return [seen, xs]
