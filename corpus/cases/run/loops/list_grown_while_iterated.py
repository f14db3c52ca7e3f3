from waymark import workflow


@workflow
async def main():
    xs = [1, 2]
    seen = []
    for x in xs:
        seen.append(x)
        if len(xs) < 5:
            xs.append(x * 10)
    return seen
