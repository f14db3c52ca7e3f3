from datetime import datetime

from waymark import workflow


@workflow
async def main():
    return datetime.now()  #~ WM202
