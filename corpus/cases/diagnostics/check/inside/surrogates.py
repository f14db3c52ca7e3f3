from waymark import workflow


@workflow
async def main():
    a = "\ud83d\ude00"  #~ WM121
    b = f"x\ud800\udc00{len(a)}"  #~ WM121
    return [a, b, "\ud800", r"\ud83d\ude00😀", "\U0001f600"]
