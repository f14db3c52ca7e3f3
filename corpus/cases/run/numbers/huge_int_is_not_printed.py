from waymark import workflow


@workflow
async def main():
    n = 10 ** 5000
    try:
        return str(n)
    except ValueError as e:
        return [type(e).__name__, n % 7]
