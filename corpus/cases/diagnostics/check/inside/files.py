from waymark import workflow


@workflow
async def main():
    return open("a.txt").read()  #~ WM207
