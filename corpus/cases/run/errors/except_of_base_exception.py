from waymark import workflow


@workflow
async def main():
    seen = []
    for e in [ValueError("v"), KeyError("k")]:
        try:
            raise e
        except BaseException as got:
            seen.append(got is e)
    return seen
