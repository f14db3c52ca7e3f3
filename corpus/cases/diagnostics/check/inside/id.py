from waymark import workflow


@workflow
async def main():
    return id(1)  #~ WM215
