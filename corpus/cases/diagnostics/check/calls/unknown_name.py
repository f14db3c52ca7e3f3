from waymark import workflow


@workflow
async def main(users: list):
    return len(usrs)  #~ WM312
