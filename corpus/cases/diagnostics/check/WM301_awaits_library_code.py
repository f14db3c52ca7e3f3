import redis.asyncio
import tomllib

from waymark import workflow


@workflow
async def main(key: str):
    return await tomllib.loads(key)  #~ WM301
