from waymark import workflow


@workflow
async def main():
    return 1j  #~ WM217
