from waymark import workflow


@workflow
async def main():
    try:
        try:
            try:
                raise KeyError("a")
            except KeyError as e:
                raise ValueError("b") from e
        except ValueError as e:
            raise RuntimeError("c") from e
    except RuntimeError as e:
        return [str(e), str(e.__cause__), str(e.__cause__.__cause__), e.__cause__.__cause__.__cause__]
