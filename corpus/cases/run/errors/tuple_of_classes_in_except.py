from waymark import workflow


@workflow
async def main():
    seen = []
    for f in [lambda: {}["k"], lambda: [][0], lambda: int("x")]:
        try:
            f()
        except (KeyError, IndexError) as e:
            seen.append(type(e).__name__)
        except Exception as e:
            seen.append("other " + type(e).__name__)
    return seen
