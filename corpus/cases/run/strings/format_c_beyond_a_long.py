from waymark import workflow


@workflow
async def main():
    out = []
    for n in (97, -1, 2**40, 2**63, 2**100):
        for shown in (lambda: format(n, "c"), lambda: f"{n:c}", lambda: "%c" % n):
            try:
                out.append(shown())
            except OverflowError as e:
                out.append(str(e))
    return out
