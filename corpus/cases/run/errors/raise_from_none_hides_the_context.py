from waymark import workflow


@workflow
async def main():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError("clean") from None
    except ValueError as e:
        return [e.__cause__ is None, e.__suppress_context__, type(e.__context__).__name__]
