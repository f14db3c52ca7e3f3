#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    z = await echo(-0.0)
    return [repr(z), z == 0, repr(0.0 * -1), repr(z + 0.0), repr(-z), f"{z:.1f}", f"{z:+}", f"{-0.04:.1f}", f"{-0.04:z.1f}", repr(round(-0.2)), repr(round(-0.2, 1)), repr(abs(z)), repr(min(0.0, z)), repr(max(z, 0.0)), str(-0), repr(0 * -1.0)]
