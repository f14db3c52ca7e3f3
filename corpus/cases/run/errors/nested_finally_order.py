from waymark import workflow


@workflow
async def main():
    seen = []
    try:
        try:
            try:
                seen.append("body")
                raise ValueError("x")
            finally:
                seen.append("inner")
        finally:
            seen.append("middle")
    except ValueError:
        seen.append("except")
    finally:
        seen.append("outer")
    return seen
