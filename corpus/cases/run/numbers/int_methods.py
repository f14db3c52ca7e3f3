from waymark import workflow


@workflow
async def main():
    return [(10).bit_length(), (-256).bit_length(), (7).bit_count(), (2.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio()]
