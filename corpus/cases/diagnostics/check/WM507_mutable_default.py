from waymark import workflow


def helper(seen=[]):  #~ WM507
    return seen


@workflow
async def main():
    return helper()
