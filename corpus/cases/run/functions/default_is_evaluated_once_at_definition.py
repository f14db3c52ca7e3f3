from waymark import workflow


@workflow
async def main():
    x = 1

    def f(a=x):
        return a

    x = 2
    return [f(), x]
