from waymark import workflow


@workflow
async def main():
    return ["a" "b", "\x41\u00e9\U0001f600", r"\n", "x\ny", "\N{BULLET}", 'it\'s', "tab\there"]
