from waymark import workflow


@workflow
async def main():
    out = []
    for a, b, c in ((1.5, 2, 3), (2, 3, 1.5), ("a", 1, 7), (2, "a", 7), (2, 3, "a"), ([], 1.0, 2)):
        try:
            out.append(pow(a, b, c))
        except TypeError as e:
            out.append(str(e))
    return out
