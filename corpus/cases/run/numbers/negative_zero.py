from waymark import workflow


@workflow
async def main():
    return [-0.0, 0.0 == -0.0, 0.0 * -1, round(-0.4), str(-0.0), abs(-0.0)]
