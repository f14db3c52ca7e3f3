from waymark import workflow


@workflow
async def main():
    try:
        {[1]: 2}
    except TypeError as e:
        return str(e)
