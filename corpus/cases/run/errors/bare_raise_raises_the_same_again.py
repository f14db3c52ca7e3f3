from waymark import workflow


@workflow
async def main():
    try:
        try:
            raise ValueError("x", 1)
        except ValueError:
            raise
    except ValueError as e:
        return e.args
