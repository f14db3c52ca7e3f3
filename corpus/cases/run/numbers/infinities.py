from waymark import workflow


@workflow
async def main():
    inf = float("inf")
    return [inf > 10 ** 400, -inf, inf - inf != inf - inf, 1 / inf, inf // 1 != inf // 1, inf == inf + 1]
