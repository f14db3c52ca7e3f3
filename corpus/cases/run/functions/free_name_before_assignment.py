from waymark import workflow


@workflow
async def main():
    def f():
        return later

    try:
        f()
    except NameError as e:
        first = str(e)
    later = 5
    return [first, f()]
