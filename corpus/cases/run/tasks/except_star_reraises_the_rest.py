from waymark import workflow


@workflow
async def main():
    try:
        try:
            raise ExceptionGroup("many", [ValueError("v"), TypeError("t")])
        except* ValueError:
            pass
    except ExceptionGroup as eg:
        return [str(eg), [type(e).__name__ for e in eg.exceptions]]
