from waymark import workflow


@workflow
async def main():
    a = b = []
    a.append(1)
    return [a, b, a is b]
