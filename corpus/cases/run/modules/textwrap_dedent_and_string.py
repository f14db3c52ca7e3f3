import string
import textwrap

from waymark import workflow


@workflow
async def main():
    return [textwrap.dedent("  a\n    b\n"), string.ascii_lowercase[:3], string.digits]
