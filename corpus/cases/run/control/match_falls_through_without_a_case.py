from waymark import workflow


@workflow
async def main():
    seen = "before"
    match 5:
        case 6:
            seen = "six"
    match "ab":
        case "ab" | "cd":
            seen += " or"
    return seen
