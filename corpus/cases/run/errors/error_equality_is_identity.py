from waymark import workflow


@workflow
async def main():
    a = ValueError("x")
    b = ValueError("x")
    return [a == b, a == a, a in [b], a.args == b.args]
