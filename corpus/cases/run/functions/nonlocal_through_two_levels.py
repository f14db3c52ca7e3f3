from waymark import workflow


@workflow
async def main():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x += 1
            return x

        return inner() + inner()

    return [middle(), x]
