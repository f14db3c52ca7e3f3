from waymark import workflow


@workflow
async def main():
    return hash("a")  #~ WM216
