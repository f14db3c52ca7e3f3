from waymark import workflow


@workflow
async def main():
    a = [1]
    b = a
    b += [2]
    c = (1,)
    d = c
    d += (2,)
    return [a, c, d]
