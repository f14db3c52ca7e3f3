from waymark import workflow


@workflow
async def main():
    d = {"a": 1, "b": 2}
    for k in d:
        d[k] = d[k] * 10
    return d
