from waymark import workflow


@workflow
async def main():
    try:
        {}["k"]
    except KeyError as e:
        return [str(e), e.args]
