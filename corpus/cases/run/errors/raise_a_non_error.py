from waymark import workflow


@workflow
async def main():
    try:
        raise "text"
    except TypeError as e:
        return str(e)
