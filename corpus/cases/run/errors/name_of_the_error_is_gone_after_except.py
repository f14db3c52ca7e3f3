from waymark import workflow


@workflow
async def main():
    e = "outer"
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError:
        return "gone"
