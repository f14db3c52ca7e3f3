#: stub work raises NoSeats("full")
from waymark import RetryPolicy, action, workflow


class NoSeats(Exception):
    pass


@action(retry=RetryPolicy(attempts=5), raises=[NoSeats])
async def work() -> str: ...


@workflow
async def main():
    try:
        return await work()
    except NoSeats as e:
        return str(e)
