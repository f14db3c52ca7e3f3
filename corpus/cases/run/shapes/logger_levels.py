import logging

from waymark import workflow


logger = logging.getLogger(__name__)


@workflow
async def main():
    logger.debug("d %d", 1)
    logger.error("e %s and %s", "a", [1])
    logger.info(f"i {1}")
    return None
