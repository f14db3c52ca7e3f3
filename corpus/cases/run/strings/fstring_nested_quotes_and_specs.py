#: needs python 3.12
from waymark import workflow


@workflow
async def main():
    d = {"a": {"b": 3.14159}}
    w = 10
    return [f"{d["a"]["b"]:{w}.{2}f}|", f"{'x' if d else 'y'!r:>5}", f"{ {1: 2}[1] }"]
