from waymark import workflow


@workflow
async def main():
    print("hello")  #~ WM211
    return 1
