import json

from waymark import workflow


@workflow
async def main():
    try:
        json.loads("[1,")
    except ValueError as e:
        return [json.loads('{"a": [1, 2.0, null, true, "\\u00e9"]}'), json.loads("1e3"), type(e).__name__, str(e)]
