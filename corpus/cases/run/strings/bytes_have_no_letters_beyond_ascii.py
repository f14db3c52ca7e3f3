from waymark import workflow


@workflow
async def main():
    all_bytes = bytes(range(256))
    out = [all_bytes.upper(), all_bytes.lower(), all_bytes.title(), all_bytes.capitalize()]
    out.append([i for i in range(256) if bytes([i]).isspace()])
    out.append([i for i in range(256) if bytes([i]).isalpha() or bytes([i]).isdigit()])
    out.append(b"a\x85b\x1cc\x0bd\x0ce\nf\r\ng\xa0".splitlines())
    out.append(b"a\x85b\x1cc\x0bd\xa0e".split())
    out.append(b"\xa0\x85 a \x1f".strip())
    out.append(b"\xff".center(5, b"\xfe") + b"\xff".replace(b"\xff", b"\xe9"))
    out.append(b"\xe9,\xff".partition(b","))
    return out
