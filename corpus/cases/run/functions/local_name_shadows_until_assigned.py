from waymark import workflow


@workflow
async def main():
    x = 1

    def f():
        try:
            return x
        except UnboundLocalError:
            return "unbound"
        x = 2

    return [f(), x]
