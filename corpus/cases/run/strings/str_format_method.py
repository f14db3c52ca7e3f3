from waymark import workflow


@workflow
async def main():
    d = {"k": [1, 2]}
    return ["{} {}".format(1, "a"), "{1}{0}".format("a", "b"), "{x:>4}|{x!r}".format(x="s"), "{d[k]} {0.real}".format(5, d=d), "{{}}".format()]
