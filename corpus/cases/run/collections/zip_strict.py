from waymark import workflow


@workflow
async def main():
    try:
        list(zip([1, 2], [1], strict=True))
    except ValueError as e:
        return str(e)
