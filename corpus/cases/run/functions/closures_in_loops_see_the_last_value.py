from waymark import workflow


@workflow
async def main():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    bound = [lambda i=i: i for i in range(3)]
    return [[f() for f in fs], [f() for f in bound]]
