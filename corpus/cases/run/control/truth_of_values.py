from waymark import workflow


@workflow
async def main():
    values = [0, 0.0, "", [], {}, (), set(), None, False, "0", [0], -1, " ", float("nan")]
    return [bool(v) for v in values]
