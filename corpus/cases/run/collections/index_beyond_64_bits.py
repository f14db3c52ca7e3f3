from waymark import workflow


@workflow
async def main():
    out = []
    big = 10**30
    for subject in ([], (), "", b"", [1, 2]):
        for at in (big, -big, 2**63 - 1):
            try:
                out.append(subject[at])
            except (IndexError, OverflowError) as e:
                out.append(repr(e))
    for act in (lambda: [].pop(big), lambda: [1].insert(-big, 2), lambda: range(3)[big]):
        try:
            out.append(act())
        except (IndexError, OverflowError) as e:
            out.append(repr(e))
    return out
