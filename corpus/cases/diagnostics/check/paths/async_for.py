from waymark import workflow


@workflow
async def main():
    async for x in [1, 2]:  #~ WM410
        pass
