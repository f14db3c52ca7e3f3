import re

from waymark import workflow


@workflow
async def main():
    return re.match("a", "abc") is None  #~ WM227
