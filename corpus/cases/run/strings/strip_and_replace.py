from waymark import workflow


@workflow
async def main():
    return ["  x ".strip(), "xxaxx".strip("x"), "abcab".replace("ab", "-"), "aaa".replace("a", "b", 2), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "xyx".lstrip("x"), "xyx".rstrip("yx")]
