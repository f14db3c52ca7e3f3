from waymark import workflow


@workflow
async def main():
    out = [1 in b"\x01", True in b"\x01", b"" in b"", 300 == 1 or 255 in b"\xff"]
    for item in ([], "a", 1.5, 256, -1, 2**70, None):
        try:
            out.append(item in b"\x01")
        except (TypeError, ValueError) as e:
            out.append(repr(e))
    return out
