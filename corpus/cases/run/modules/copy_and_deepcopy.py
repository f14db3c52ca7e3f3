import copy

from waymark import workflow


@workflow
async def main():
    a = [[1], {"k": [2]}]
    b = copy.copy(a)
    c = copy.deepcopy(a)
    a[0].append(9)
    a[1]["k"].append(8)
    return [b, c]
