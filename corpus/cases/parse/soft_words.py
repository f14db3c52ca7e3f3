match = 3
match.x = case
match[1] = type(match)
match(x)
match: int = 4
case = match
type = case
type.x: int = 2
print(match, case, type, _)
match x:
    case 1 if y: pass
    case -2 | 3.5 | -1+2j | "a" "b" | None | True:
        pass
    case Color.RED | {"k": 1, a.b: _}:
        pass
    case {"k": v, a.b: 1, **rest}:
        match = case
    case [a, *rest, (b, c), [], (d), (e,)] as whole:
        pass
    case Point(x, y=0, z=[*_]):
        pass
    case Point() | ():
        pass
    case a, *_:
        pass
    case _:
        pass
match x, *y:
    case x: pass
match (x):
    case {}: pass
match -x:
    case case: pass
match [a, b]:
    case match: pass
type Alias = int
type Pair[T, *Ts, **P] = tuple[T, *Ts]
workflow = action = record = undo = parallel = start = test = 1
async def f():
    await match
    start(workflow)
