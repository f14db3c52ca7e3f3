from waymark import workflow


@workflow
async def main():
    try:
        assert 1 == 2, "no such luck"
    except AssertionError as e:
        return e.args
