from waymark import workflow


@workflow
async def main():
    d = {"a": 1}
    r = [d.get("b"), d.get("b", 7), d.setdefault("b", 2), d.setdefault("a", 5), d.pop("a"), d.pop("q", None)]
    d.update({"c": 3}, e=5)
    r.append(d.popitem())
    return [r, d, list(d.keys()), list(d.values()), dict([("k", 1)], z=2), dict.fromkeys("ab", 0)]
