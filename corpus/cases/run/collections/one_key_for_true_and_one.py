from waymark import workflow


@workflow
async def main():
    d = {1: "int"}
    d[True] = "bool"
    d[1.0] = "float"
    return [d, {True: "x", 1: "y"}, len({1, 1.0, True}), {0: 1}[False]]
