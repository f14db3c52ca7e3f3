#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    await echo(1)
    return ["%5.1f|%-5d|%05d|%x" % (3.14159, 42, 42, 255), "%(a)s %(b)r" % {"a": 1, "b": "x"}, "%s" % (1,), "%s" % [1, 2], "%%", "%d%%" % 5, "{0} {1} {0}".format("a", "b"), "{a[k]} {b.real}".format(a={"k": 1}, b=5), "{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{!r}".format("x"), "{{}}".format()]
