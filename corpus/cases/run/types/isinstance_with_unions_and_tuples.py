from waymark import workflow


@workflow
async def main():
    return [isinstance(1, (str, int)), isinstance(True, int), isinstance(1, bool), isinstance("a", str | None), isinstance(None, int | None), isinstance([], list), isinstance(1.0, int)]
