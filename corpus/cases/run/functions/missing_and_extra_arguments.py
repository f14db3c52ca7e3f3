from waymark import workflow


@workflow
async def main():
    def f(a, b):
        return a

    seen = []
    for call in [lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, c=2), lambda: f(1, 2, a=1)]:
        try:
            call()
        except TypeError as e:
            seen.append(str(e))
    return seen
