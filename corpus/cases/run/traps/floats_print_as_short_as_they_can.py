#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    xs = [1e16, 1e15, 123456789012345680.0, 0.1 + 0.2, 1e-5, 0.0001, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 100.0, -0.0, 1 / 3]
    await echo(1)
    return [[repr(x) for x in xs], str(1e16), f"{1e16}", "%s" % 1e16, "%r" % 0.1, f"{1e16:}", f"{1e16:g}", f"{0.1:.20f}"]
