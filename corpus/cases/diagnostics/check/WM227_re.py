import re

from waymark import workflow


@workflow
async def main(text: str):
    return re.match("a", text) is None  #~ WM227
