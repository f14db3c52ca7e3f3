from waymark import workflow


@workflow
async def main():
    s = "a😀é"
    return [len(s), s[1], s[::-1], s[1:2] == "😀", ord(s[1]), chr(128512), s.encode(), len("e\u0301")]
