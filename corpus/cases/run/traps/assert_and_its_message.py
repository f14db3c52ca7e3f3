#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


def check(ok, text):
    assert ok, text


@workflow
async def main():
    out = []
    for f in [lambda: check(False, "no"), lambda: check(True, 1 // 0), lambda: check([], None)]:
        try:
            f()
            out.append("fine")
        except (AssertionError, ZeroDivisionError) as e:
            out.append(repr(e))
    try:
        assert await echo(0), ("a", 1)
    except AssertionError as e:
        out.append([e.args, str(e)])
    try:
        assert 1 > 2
    except AssertionError as e:
        out.append([e.args, str(e)])
    assert True, 1 // 0
    return out
