from waymark import workflow


class NoSeats(Exception):
    pass


@workflow
async def main():
    try:
        raise NoSeats
    except NoSeats as e:
        return [e.args, str(e), type(e).__name__]
