from waymark import workflow


@workflow
async def main():
    try:
        try:
            raise KeyError("k")
        except KeyError:
            raise ValueError("second")
    except ValueError as e:
        return [type(e.__context__).__name__, e.__cause__ is None, e.args]
