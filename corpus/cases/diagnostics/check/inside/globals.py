from waymark import workflow


@workflow
async def main():
    return globals()  #~ WM214
