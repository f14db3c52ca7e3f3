from waymark import workflow


@workflow
async def main():
    if (n := 3 + 4) > 5:
        return [n, (m := n * 2), m]
    return None
