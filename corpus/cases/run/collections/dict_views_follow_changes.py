from waymark import workflow


@workflow
async def main():
    d = {"a": 1}
    keys = d.keys()
    d["b"] = 2
    return [list(keys), "b" in keys, len(keys), keys == {"a", "b"}]
