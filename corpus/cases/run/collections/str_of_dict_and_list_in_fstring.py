from waymark import workflow


@workflow
async def main():
    d = {"a": [1, "x"], 2: None}
    return f"{d} {d['a']!r} {(1, 'y')}"
