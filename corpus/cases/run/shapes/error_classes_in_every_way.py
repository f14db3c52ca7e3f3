#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


class Base(Exception):
    def describe(self):
        return f"<{self.args}>"


class Coded(Base):
    def __init__(self, code, text="none"):
        super().__init__(f"{code}: {text}")
        self.code = code


class Plain(Base):
    pass


async def fails():
    await echo(1)
    raise Coded(9)


@workflow
async def main():
    out = []
    for e in [Coded(5), Coded(6, "t"), Plain("a", 1), Plain()]:
        try:
            raise e
        except Coded as x:
            out.append(["coded", x.code, str(x), x.args, repr(x)])
        except Plain as x:
            out.append(["plain", str(x), x.args, repr(x)])
    try:
        try:
            raise Coded(1)
        finally:
            out.append("f")
    except Exception as e:
        out.append([isinstance(e, Base), e.describe(), type(e).__mro__[1].__name__ if False else "m"])
    try:
        raise Base from None
    except Base as e:
        out.append(repr(e))
    try:
        await fails()
    except Coded as e:
        e.add_note("n")
        out.append([e.code, e.__notes__])
    return out
