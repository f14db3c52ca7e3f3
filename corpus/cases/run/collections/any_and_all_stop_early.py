from waymark import workflow


@workflow
async def main():
    seen = []

    def note(x):
        seen.append(x)
        return x

    return [any(note(x) for x in [0, 2, 3]), all(note(x) for x in [5, 0, 6]), seen, all([]), any([])]
