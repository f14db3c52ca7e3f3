from waymark import workflow

count = 0


@workflow
async def main():
    global count  #~ WM209
    return 1
