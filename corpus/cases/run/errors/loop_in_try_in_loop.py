from waymark import workflow


@workflow
async def main():
    seen = []
    for i in range(3):
        try:
            for j in range(3):
                if j == 1:
                    break
                if i == 1:
                    raise ValueError(i)
                seen.append([i, j])
        except ValueError as e:
            seen.append(e.args[0])
            continue
        else:
            seen.append("else")
        finally:
            seen.append("f")
    return seen
