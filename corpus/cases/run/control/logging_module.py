import logging

from waymark import workflow


@workflow
async def main():
    logging.getLogger("a").info("hello %s", "you")
    logging.warning("careful")
    return None
