from waymark import workflow


def tried(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, e.args


@workflow
async def main() -> list:
    huge = 2**63
    xs = [1]

    def grow():
        nonlocal xs
        xs *= huge

    return [
        tried(lambda: [] * huge),
        tried(lambda: "a" * -(huge + 1)),
        tried(lambda: b"" * huge),
        tried(lambda: (2**100) * (1,)),
        tried(grow),
        tried(lambda: [] * -huge),
        tried(lambda: "" * (huge - 1)),
    ]
