from waymark import workflow


@workflow
async def main():
    xs = [0, 1, 2, 3]
    del xs[1], xs[-1]
    d = {"a": 1, "b": 2}
    del d["a"]
    y = 1
    del y
    try:
        return y
    except UnboundLocalError as e:
        return [xs, d, type(e).__name__]
