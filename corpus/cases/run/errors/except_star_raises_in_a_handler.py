from waymark import workflow


@workflow
async def main():
    seen = []
    try:
        try:
            raise ExceptionGroup("many", [ValueError("v"), TypeError("t"), KeyError("k")])
        except* ValueError as eg:
            seen.append(str(eg))
            raise OSError("o")
        except* KeyError:
            seen.append("key")
    except ExceptionGroup as eg:
        seen.append([type(e).__name__ for e in eg.exceptions])
    try:
        raise ValueError("plain")
    except* TypeError:
        seen.append("never")
    except* ValueError as eg:
        seen.append([str(eg), len(eg.exceptions)])
    try:
        try:
            raise KeyError("k")
        except* OSError:
            seen.append("never")
    except KeyError as e:
        seen.append(repr(e))
    return seen
