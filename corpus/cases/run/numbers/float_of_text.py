from waymark import workflow


@workflow
async def main():
    good = [float("1e3"), float(" -1.5 "), float("inf"), float("-Infinity"), float("1_0.5")]
    try:
        float("abc")
    except ValueError as e:
        return [good, str(e)]
