from waymark import workflow


@workflow
async def main():
    a = {"x": 1, "y": 2}
    b = {"y": 3, "z": 4}
    c = a | b
    a |= {"w": 0}
    return [c, {**b, "y": 5, **a}, a]
