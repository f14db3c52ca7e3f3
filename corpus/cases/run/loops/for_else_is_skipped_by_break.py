from waymark import workflow


@workflow
async def main():
    seen = []
    for x in [1, 2, 3]:
        if x == 2:
            break
        seen.append(x)
    else:
        seen.append("else")
    return [seen, x]
