from waymark import workflow


@workflow
async def main():
    return [repr("a"), repr("it's"), repr('say "x"'), repr("both ' \""), repr("\n\t\\"), repr("é\x7f\u200b"), repr("😀")]
