from waymark import workflow


@workflow
async def main():
    """A docstring."""
    pass
    if True:
        pass
    else:
        return "never"
