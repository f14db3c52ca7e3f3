from waymark import workflow


@workflow
async def child(xs: list):
    xs.append(2)
    return xs


@workflow
async def main():
    xs = [1]
    ys = await child(xs)
    ys.append(3)
    return [xs, ys]
