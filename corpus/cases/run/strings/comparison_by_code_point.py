from waymark import workflow


@workflow
async def main():
    return ["a" < "b", "Z" < "a", "" < "a", "é" > "z", sorted(["b", "B", "a", "😀", "\uffff"]), max("abc"), "abc" == "ab" + "c"]
