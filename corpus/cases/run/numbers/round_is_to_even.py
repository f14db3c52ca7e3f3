from waymark import workflow


@workflow
async def main():
    return [round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234, -2), round(1250, -2)]
