from waymark import workflow


@workflow
async def main():
    s = {1, 2}
    for x in s:
        s.add(x + 10)
    return s
