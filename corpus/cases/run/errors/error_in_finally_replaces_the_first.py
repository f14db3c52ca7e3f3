from waymark import workflow


@workflow
async def main():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as e:
        return [e.args, type(e.__context__).__name__]
