from waymark import workflow


@workflow
async def main():
    return [-7 // 2, 7 // -2, -7 // -2, -7.0 // 2, 7 // 2]
