#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    return [f"{1234567.891:,.2f}", f"{255:#06x}", f"{-5:=+6d}", f"{'x':^7}|", f"{0.000123:e}", f"{1e10:g}", f"{12345.678:.3}", f"{5:08.3f}", f"{True:d}", f"{3.0}", f"{10**20:,}", f"{255:b}", f"{0.5:.0%}", f"{'abc':.2}", f"{97:c}", f"{1234:_}", f"{-1.5:( >8}", f"{2.5:.0f}", f"{3.5:.0f}"]
