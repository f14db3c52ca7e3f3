from waymark import workflow


@workflow
async def main():
    seen = []
    for f in [
        lambda: [1][5],
        lambda: {"a": 1}["b"],
        lambda: "abc"[10],
        lambda: (1,)[3],
        lambda: None + 1,
        lambda: len(5),
        lambda: [] < 1,
        lambda: "a" * "b",
        lambda: [1, 2].index(3),
        lambda: {}.pop("x"),
        lambda: [].pop(),
        lambda: int("x"),
        lambda: -"a",
    ]:
        try:
            f()
        except Exception as e:
            seen.append([type(e).__name__, str(e)])
    return seen
