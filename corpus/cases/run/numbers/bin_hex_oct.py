from waymark import workflow


@workflow
async def main():
    return [bin(10), hex(-255), oct(8), bin(-2), hex(2 ** 70)]
