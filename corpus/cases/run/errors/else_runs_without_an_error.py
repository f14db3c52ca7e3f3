from waymark import workflow


@workflow
async def main():
    seen = []
    try:
        seen.append("try")
    except ValueError:
        seen.append("except")
    else:
        seen.append("else")
    finally:
        seen.append("finally")
    return seen
