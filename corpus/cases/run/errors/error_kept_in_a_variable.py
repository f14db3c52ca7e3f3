from waymark import workflow


@workflow
async def main():
    kept = None
    try:
        raise ValueError("v")
    except ValueError as e:
        kept = e
    return [type(kept).__name__, kept.args, isinstance(kept, Exception)]
