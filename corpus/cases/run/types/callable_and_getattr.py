from waymark import workflow


@workflow
async def main():
    e = ValueError("x", 2)
    return [getattr(e, "args"), getattr(e, "missing", "default"), hasattr(e, "args"), hasattr(e, "nope")]
