from waymark import workflow


@workflow
async def main():
    d = {"a": 1, "b": 2, "c": 3}
    del d["a"]
    d["a"] = 9
    d["b"] = 8
    return [list(d), list(d.items()), list(reversed(d))]
