from waymark import workflow


@workflow
async def main():
    seen = []
    x = None
    for f in [lambda: x(), lambda: list(x), lambda: x[0], lambda: len(x), lambda: x.y]:
        try:
            f()
        except Exception as e:
            seen.append([type(e).__name__, str(e)])
    return seen
