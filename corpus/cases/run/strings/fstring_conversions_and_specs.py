from waymark import workflow


@workflow
async def main():
    x = 3.14159
    n = 42
    w = 8
    s = "é"
    return [f"{x:.2f}", f"{n:05d}|{n:<5}|{n:^5}|{n:>5}|", f"{n:x} {n:#b} {n:o}", f"{s!r} {s!a}", f"{x:{w}.{2}f}", f"{n=}", f"{{}}", f"{1234567:,} {1e6:_}"]
