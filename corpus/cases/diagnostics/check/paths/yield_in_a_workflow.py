from waymark import workflow


@workflow
async def main():
    yield 1  #~ WM407
