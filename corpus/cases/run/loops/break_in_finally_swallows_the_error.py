from waymark import workflow


@workflow
async def main():
    for x in [1, 2]:
        try:
            raise ValueError("lost")
        finally:
            break
    return x
