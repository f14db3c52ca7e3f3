from waymark import workflow


@workflow
async def main():
    try:
        e = ValueError("x")
        e.add_note("more")
        raise e
    except ValueError as e:
        return e.__notes__
