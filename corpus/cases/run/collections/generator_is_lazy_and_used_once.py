from waymark import workflow


@workflow
async def main():
    seen = []

    def note(x):
        seen.append(x)
        return x

    g = (note(x) for x in [1, 2, 3])
    a = next(g)
    early = list(seen)
    return [a, early, list(g), list(g), seen]
