from waymark import workflow


@workflow
async def main(n: int):
    return f"{n:n}", format(n, "n"), f"{n:d}"  #~ WM513 WM513
