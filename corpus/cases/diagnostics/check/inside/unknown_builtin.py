from waymark import workflow


@workflow
async def main():
    return memoryview(b"a")  #~ WM218
