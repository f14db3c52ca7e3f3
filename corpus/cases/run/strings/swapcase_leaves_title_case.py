from waymark import workflow


@workflow
async def main():
    return ["42\u01c5".swapcase(), "\u01c4\u01c6aB".swapcase()]
