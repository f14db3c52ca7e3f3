from waymark import workflow


def add(x, xs=[]):  #~ WM507
    return xs + [x]


@workflow
async def main():
    return add(1)
