from waymark import workflow


@workflow
async def main():
    xs = [3, "a", 1]
    try:
        xs.sort()
    except TypeError as e:
        return str(e)
