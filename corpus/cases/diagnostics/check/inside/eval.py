from waymark import workflow


@workflow
async def main():
    return eval("1 + 1")  #~ WM213
