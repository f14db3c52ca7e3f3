from waymark import workflow


@workflow
async def main():
    words = ["pear", "fig", "apple", "kiwi"]
    return [sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: w[-1], reverse=True)]
