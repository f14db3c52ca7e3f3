from waymark import workflow


@workflow
async def main():
    errors = []
    for f in [lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1]:
        try:
            f()
        except ZeroDivisionError as e:
            errors.append(str(e))
    return errors
