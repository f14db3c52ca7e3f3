from waymark import workflow


@workflow
async def main():
    good = [int(" 42 "), int("-7"), int("ff", 16), int("1_000"), int("0b11", 0), int(3.9), int(-3.9), int(True)]
    try:
        int("4.2")
    except ValueError as e:
        return [good, str(e)]
