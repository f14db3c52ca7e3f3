from waymark import workflow


@workflow
async def main():
    x = 5
    try:
        return x.nope
    except AttributeError as e:
        return str(e)
