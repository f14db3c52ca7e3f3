from waymark import workflow


@workflow
async def main():
    try:
        f"{'abc':d}"
    except ValueError as e:
        return str(e)
