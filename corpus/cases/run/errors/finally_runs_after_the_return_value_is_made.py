from waymark import workflow


@workflow
async def main():
    xs = []

    def f():
        n = 1
        try:
            return n
        finally:
            n = 2
            xs.append(n)

    return [f(), xs]
