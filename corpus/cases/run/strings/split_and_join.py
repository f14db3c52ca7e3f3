from waymark import workflow


@workflow
async def main():
    return ["a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), ",".join(["x", "y"]), "".split(), "".split(","), "a\nb\r\nc".splitlines(), "ab".partition("-"), "k=v=w".rpartition("=")]
