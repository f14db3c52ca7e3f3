from waymark import workflow


@workflow
async def main():
    seen = []
    for x in [1, 2, 3]:
        try:
            if x == 2:
                continue
            seen.append(x)
        finally:
            seen.append("f")
    return seen
