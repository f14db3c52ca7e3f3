from waymark import workflow


@workflow
async def main():
    xs = [1]
    xs.append(xs)
    return [str(xs), xs[1] is xs, len(xs)]
