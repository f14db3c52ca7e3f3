from waymark import workflow


@workflow
async def main():
    s = "abc"
    return [f"{s:5}|", f"{s:>5}|", f"{s:*^7}|", f"{s:.2}|", f"{s:5.1}|", format("x", "<3") + "|"]
