from waymark import workflow


@workflow
async def main():
    return [list("a😀"), [c.upper() for c in "ab"], dict(zip("ab", range(2))), "-".join(reversed("abc")), sorted("cab")]
