from waymark import workflow


@workflow
async def main():
    t = str.maketrans({"a": "1", "b": None})
    return ["abc".translate(t), "abc".translate(str.maketrans("ac", "xy"))]
