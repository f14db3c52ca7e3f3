from waymark import workflow


@workflow
async def main():
    return [type(1).__name__, type(1) is int, type(True) == bool, type(None).__name__, type("a") == type("b"), type(ValueError("x")).__name__, [type(x).__name__ for x in [1.0, b"", (), [], {}, set(), range(1)]]]
