from waymark import workflow


@workflow
async def main():
    try:
        return "try"
    finally:
        return "finally"
