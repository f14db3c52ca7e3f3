import copy

from waymark import workflow


@workflow
async def main():
    inner = [1]
    a = [inner, inner]
    a.append(a)
    b = copy.deepcopy(a)
    return [b[0] is b[1], b[0] is inner, b[2] is b, len(b)]
