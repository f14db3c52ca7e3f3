from waymark import workflow


@workflow
async def main():
    seen = []
    try:
        raise ExceptionGroup("many", [ValueError("v"), KeyError("k"), ValueError("w")])
    except* ValueError as eg:
        seen.append([type(eg).__name__, [str(e) for e in eg.exceptions]])
    except* KeyError as eg:
        seen.append(len(eg.exceptions))
    return seen
