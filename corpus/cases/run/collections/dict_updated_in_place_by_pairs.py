from waymark import workflow


@workflow
async def main():
    d = {"a": 1}
    d |= [("b", 2), ("a", 3)]
    try:
        d |= 5
    except TypeError as e:
        return [d, str(e)]
