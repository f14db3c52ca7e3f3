from datetime import datetime

from waymark import workflow


@workflow
async def main(x: int):
    return datetime.now().year + x  #~ WM202
