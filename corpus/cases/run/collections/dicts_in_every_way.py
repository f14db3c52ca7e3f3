#: stub echo echoes
import itertools
from collections import Counter, defaultdict

from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = {"b": 1, "a": 2}
    d2 = dict(d, c=3)
    d3 = dict([("x", 1)], y=2)
    out = [d | d2, d2, d3, dict(zip("ab", [1, 2])), sorted(d), sorted(d.items(), key=lambda kv: kv[1]), max(d, key=d.get), list(d.items()), d.get("z", 0), d.setdefault("q", []), d.pop("q"), d.pop("zz", "none"), {**d, "b": 9}, dict.fromkeys("ab", 0), {k: v for k, v in d.items() if v > 1}, d == {"a": 2, "b": 1}, len(d), "a" in d, not d, list(reversed(d.keys())), [*d], {i: {j: i * j for j in range(2)} for i in range(2)}]
    d.update(b=5, z=6)
    d |= {"w": 1}
    out.append(d)
    n = await echo({"k": [1, {"m": (1, 2)}]})
    n["k"][1]["m"] += (3,)
    out.append(n)
    c = Counter("hello")
    out.append([c["l"], c.most_common(1), c["zz"], sum(c.values())])
    dd = defaultdict(lambda: defaultdict(int))
    dd["a"]["b"] += 1
    out.append({k: dict(v) for k, v in dd.items()})
    g = {}
    for k, v in [("a", 1), ("b", 2), ("a", 3)]:
        g.setdefault(k, []).append(v)
    out.append(g)
    for key, grp in itertools.groupby(sorted("aabbc")):
        out.append([key, len(list(grp))])
    try:
        for k in d:
            d[k + "!"] = 1
    except RuntimeError as e:
        out.append(str(e))
    return out
