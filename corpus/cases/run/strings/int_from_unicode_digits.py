from waymark import workflow


@workflow
async def main():
    return [int("٣"), int("１２"), "٣".isdigit(), float("٣.٥")]
