from waymark import workflow


@workflow
async def main():
    return [list("ab"), tuple([1]), set([1, 1]), dict(a=1), list({"x": 1}), int("5"), str(5), float(2), bool("False"), list(range(3)), tuple("xy"), list({1: 2}.items())]
