#: stub keep echoes
from waymark import action, workflow


@action
async def keep(b: bytes) -> bytes: ...


@workflow
async def main():
    b = await keep(b"\x00\xffabc")
    return [b, b[0], b[1:3], len(b), b.hex(), "é".encode("utf-8"), b"ab".decode(), bytes([1, 2]), b"a" + b"b", repr(b"'\n")]
