from waymark import workflow


@workflow
async def main():
    n = 1
    return await n  #~ WM311
