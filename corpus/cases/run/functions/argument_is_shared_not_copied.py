from waymark import workflow


def add(xs, x):
    xs.append(x)
    xs = ["other"]
    return xs


@workflow
async def main():
    xs = [1]
    ys = add(xs, 2)
    return [xs, ys]
