from waymark import action, workflow


class Declined(Exception):
    pass


class Lost(Exception):
    pass


@action(raises=[Declined])
async def charge(n: int) -> str: ...


@workflow
async def main(x: int) -> str:
    try:
        return await charge(x)
    except Lost:  #~ WM601
        return "lost"
