from waymark import workflow


@workflow
async def main():
    try:
        raise KeyError("k")
    except Exception:
        return "exception"
    except KeyError:
        return "key"
