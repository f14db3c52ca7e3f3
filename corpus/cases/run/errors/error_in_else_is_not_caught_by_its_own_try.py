from waymark import workflow


@workflow
async def main():
    try:
        pass
    except ValueError:
        return "caught"
    else:
        raise ValueError("from else")
