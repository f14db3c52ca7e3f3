from waymark import workflow


@workflow
async def main():
    return [-7 % 3, 7 % -3, -7.5 % 2, divmod(-7, 2), -1 % 5]
