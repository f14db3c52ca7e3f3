#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


class NotThere(KeyError, ValueError):
    pass


class Coded(Exception):
    def __init__(self, code, text="none"):
        super().__init__(text)
        self.code = code


class Both(Coded, LookupError):
    pass


@workflow
async def main():
    out = []
    for handled in [KeyError, ValueError, LookupError, Exception]:
        try:
            raise NotThere(await echo("k"))
        except handled as e:
            out.append([type(e).__name__, str(e), isinstance(e, ValueError)])
    try:
        raise Both(7)
    except LookupError as e:
        out.append([e.code, e.args, str(e)])
    return out
