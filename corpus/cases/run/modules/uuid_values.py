from uuid import UUID

from waymark import workflow


@workflow
async def main():
    u = UUID("12345678-1234-5678-1234-567812345678")
    return [u, str(u), u.hex, u == UUID(u.hex), u.version]
