from waymark import workflow


@workflow
async def main():
    return [str(None), str(True), str(1.0), str([1, "a"]), str(b"x"), str(ValueError("m")), str(KeyError("k")), repr(ValueError("m", 1)), str(("a",))]
