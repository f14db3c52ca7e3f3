from waymark import workflow


@workflow
async def main():
    xs = [1, 0, 2]
    try:
        xs.sort(key=lambda x: 1 / x)
    except ZeroDivisionError as e:
        return [str(e), xs]
