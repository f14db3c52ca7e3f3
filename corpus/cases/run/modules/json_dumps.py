import json

from waymark import workflow


@workflow
async def main():
    d = {"a": [1, 2.0, None, True], "é": "x\ny", 1: {}, "t": (1,)}
    return [json.dumps(d), json.dumps(d, ensure_ascii=False), json.dumps(d, separators=(",", ":")), json.dumps([1, {"b": 2}], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([float("nan"), float("inf")])]
