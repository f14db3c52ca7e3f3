from waymark import workflow


def kind(v):
    match v:
        case 0:
            return "zero"
        case int(n) if n > 10:
            return ["big", n]
        case [a, b]:
            return ["pair", a, b]
        case [a, *rest]:
            return ["list", a, rest]
        case {"type": "circle", "r": r, **others}:
            return ["circle", r, others]
        case str() as s:
            return s.upper()
        case None | False:
            return "nothing"
        case _:
            return "other"


@workflow
async def main():
    return [kind(v) for v in [0, 11, 5, (1, 2), [1, 2, 3], {"type": "circle", "r": 2, "x": 1}, "ab", None, False, 1.5]]
