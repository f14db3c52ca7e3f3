from waymark import workflow


@workflow
async def main():
    s = "hello"
    return [s.find("l"), s.rfind("l"), s.find("z"), s.index("e"), s.count("l"), s.startswith(("x", "he")), s.endswith("lo", 2), "aaaa".count("aa"), s.find("l", 3)]
