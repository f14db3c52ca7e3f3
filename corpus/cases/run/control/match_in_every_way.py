#: stub echo echoes
from dataclasses import dataclass

from waymark import action, workflow


@action
async def echo(x): ...


@dataclass
class P:
    x: int
    y: int


@workflow
async def main():
    out = []
    for v in [0, 1, -1, 2.5, "a", b"b", (1, 2), [1, [2, 3]], {"a": {"b": 1}}, {"a": 1, "c": 2}, P(1, 2), None, True, [], {}, "quit now", (1,), {1, 2}]:
        match v:
            case 0 | -1:
                out.append("zero or minus")
            case bool(b):
                out.append(["bool", b])
            case int(n) if n > 0:
                out.append(["int", n])
            case float():
                out.append("float")
            case str(s) if s.startswith("q"):
                out.append(s.split())
            case "a" | "b":
                out.append("letter")
            case bytes(b):
                out.append(b)
            case P(x=1, y=yy):
                out.append(["P", yy])
            case (1, second):
                out.append(second)
            case [1, [a, *rest]]:
                out.append([a, rest])
            case {"a": {"b": deep}}:
                out.append(deep)
            case {"a": 1, **others}:
                out.append(others)
            case []:
                out.append("empty")
            case {}:
                out.append("any mapping")
            case None:
                out.append("none")
            case [x] as whole:
                out.append([x, whole])
            case _:
                out.append("other")
    match await echo(5):
        case x if x > 9:
            out.append("big")
        case y:
            out.append([x, y])
    return out
