from waymark import workflow


@workflow
async def main():
    return input("name? ")  #~ WM212
