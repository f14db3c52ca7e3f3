from waymark import workflow


@workflow
async def main():
    return [str(1e16), str(1e15), str(0.1 + 0.2), str(1e-5), str(-0.0), str(1.0), str(123456789.123), str(1e22)]
