from waymark import workflow


@workflow
async def main():
    for i in range(3):
        pass
    for j in []:
        pass
    try:
        j
    except UnboundLocalError:
        return i
