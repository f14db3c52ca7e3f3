from waymark import workflow


@workflow
async def main():
    try:
        raise ValueError("lost")
    finally:
        return "kept"
