from waymark import workflow


@workflow
async def main():
    try:
        try:
            [][1]
        except IndexError as e:
            raise RuntimeError("wrapped") from e
    except RuntimeError as e:
        return [str(e), type(e.__cause__).__name__, str(e.__cause__), e.__suppress_context__]
