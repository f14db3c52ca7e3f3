from waymark import workflow


@workflow
async def main():
    n = 2
    seen = []
    while n:
        n -= 1
        if n == 5:
            break
        seen.append(n)
    else:
        seen.append("else")
    return seen
