import json

from waymark import workflow


@workflow
async def main():
    return json.dumps({1, 2})
