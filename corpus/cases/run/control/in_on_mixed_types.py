from waymark import workflow


@workflow
async def main():
    return [1 in [1.0, "1"], "1" in [1], True in [1], None in [0], "b" in "abc", "" in "abc", 1 in {1: 2}, (1, 2) in [(1, 2)]]
