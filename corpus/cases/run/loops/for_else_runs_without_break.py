from waymark import workflow


@workflow
async def main():
    seen = []
    for x in [1, 2]:
        seen.append(x)
    else:
        seen.append("else")
    return seen
