from waymark import workflow


@workflow
async def main():
    return [f"{1e10:g}", f"{0.00001:g}", f"{123.456:e}", f"{0.25:%}", f"{-5:+d} {5:+d} {5: d}", f"{1.5:010.3f}", f"{10**20:,}", f"{True:d}", f"{2.0}", f"{1e300:.3g}"]
