from waymark import workflow


@workflow
async def main():
    return [1 == "1", None == 0, [] == (), {} == set(), 1 == 1.0, "a" == b"a", (1, 2) == (1.0, 2.0), float("nan") == float("nan"), True == "True"]
