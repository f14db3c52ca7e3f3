#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    d = {"a": 1, "b": 2}
    ks, vs, it = d.keys(), d.values(), d.items()
    d["c"] = await echo(3)
    return [list(ks), list(vs), len(it), sorted(ks & {"a", "z"}), sorted(ks | {"z"}), ("a", 1) in it, ks == {"a", "b", "c"}, repr(ks), sorted(ks - {"a"}), sorted({"q"} ^ ks)]
