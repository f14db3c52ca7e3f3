from waymark import workflow


@workflow
async def main():
    try:
        raise ValueError("plain")
    except* ValueError as eg:
        seen = [type(eg).__name__, str(eg), [str(e) for e in eg.exceptions]]
    return seen
