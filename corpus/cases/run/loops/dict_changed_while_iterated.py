from waymark import workflow


@workflow
async def main():
    d = {"a": 1}
    for k in d:
        d[k + "x"] = 2
    return d
