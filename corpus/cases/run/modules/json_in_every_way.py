#: stub echo echoes
import json
from dataclasses import dataclass

from waymark import action, workflow


@action
async def echo(x): ...


@dataclass
class D:
    n: int


@workflow
async def main():
    v = await echo({"a": [1, 2.5, None, True], "é": "\u2028", "n": {"t": [1]}})
    out = [json.dumps(v), json.dumps(v, indent=2), json.dumps(v, sort_keys=True, separators=(",", ":")), json.dumps(v, ensure_ascii=False), json.loads('{"a": 1e3, "b": [-0, 1.0], "c": "\\u00e9"}'), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps((1, 2)), json.dumps(float("nan")), json.dumps("a\"b\\\n"), json.loads("[1, 2]"), json.dumps(1e16), json.dumps(10**20), json.dumps([])]
    for text in ["{", "[1,]", "nul", '{"a" 1}', ""]:
        try:
            json.loads(text)
        except json.JSONDecodeError as e:
            out.append([str(e), e.pos, e.lineno, e.colno])
    try:
        json.dumps({"a": {1}})
    except TypeError as e:
        out.append(str(e))
    try:
        json.dumps({(1, 2): 1})
    except TypeError as e:
        out.append(str(e))
    out.append(json.dumps({"d": D(1)}, default=lambda o: o.n))
    return out
