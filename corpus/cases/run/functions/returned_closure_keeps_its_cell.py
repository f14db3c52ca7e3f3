from waymark import workflow


def counter():
    n = 0

    def next_one():
        nonlocal n
        n += 1
        return n

    return next_one


@workflow
async def main():
    a = counter()
    b = counter()
    return [a(), a(), b(), a()]
