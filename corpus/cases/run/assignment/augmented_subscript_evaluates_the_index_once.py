from waymark import workflow


def index(seen):
    seen.append("i")
    return 0


@workflow
async def main():
    seen = []
    xs = [5]
    xs[index(seen)] += 2
    return [xs, seen]
