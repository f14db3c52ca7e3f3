a or b and not c or d
a < b <= c != d is not e not in f is g in h
a if b else c if d else e
lambda: 0
lambda x, /, y=1, *z, w, **k: (x, y)
lambda *, a: a if b else c
a | b ^ c & d << e >> f + g - h * i @ j / k // l % m
-a ** -b ** c
await_ ** 2
(a, b), (a,), (), a, *b
[a, *b], [], [a for a in b if c if d for e in f]
{a, *b}, {}, {a: b, **c}, {a: b for a, b in c}, {a for a in b}
(a for a in b), f(a for a in b), f((a for a in b), c)
f(*a, b, c=1, **d, e=2)
f(a := 1, (b := 2)), [c := 3], {d := 4}, x[e := 5]
x[1], x[1:2], x[::], x[:, 1:], x[1:2:3, ...], x[*a], x[*a, b], x[a,], x[()]
a.b.c(d)[e].f
[x for x in (y if a else b)]
[x for x, in y], [x for x.y in z], [x for x[0], *w in z]
(yield_)
not a == b
a @ b
...
None, True, False
x = [lambda: y for y in z]
print(*args, sep="", **{"end": ""})
