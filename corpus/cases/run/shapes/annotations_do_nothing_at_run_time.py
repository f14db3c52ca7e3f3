from waymark import workflow


@workflow
async def main():
    x: int = "text"
    y: "Unknown[int]"
    z: list[int] = []
    return [x, z]
