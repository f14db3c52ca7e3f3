from waymark import workflow


@workflow
async def main():
    return repr([1, 1.0, "a'b", 'a"b', b"\x00z", None, True, (1,), {"k": {2}}, [], (), {}, set()])
