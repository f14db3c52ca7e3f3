a = 'x' "y" r'\n' u"ü" '''two
lines''' "\x41\101\u00e9\U0001F600\N{BULLET}\q\
joined"
b = b"\xff\0" rb'\x' B"z"
c = f"" f"a{b}c" "d{}" rf"\d{x}\N{y}"
d = f"{x!r:>{width}.{precision}} {{}} {x=} {x = !s} {y=:5}"
e = f"{f'{f"{1 + 1}"}'} {d["key"]} {lambda_(lambda: 1)} {'\n'}"
f = f'''{
    x  # a comment
    + 1
}'''
g = f"\N{BULLET}\{x}\\{y}{z:\n}"
h = f"{x:%Y-%m-%d} {x:{'>'}10} {yield_} {a if b else c} {(lambda: 1)()} {x:=5} {(x := 5)} {a != b}"
i = f"{*a, b} {a, b} {a:{b:{c}}}"
j = 'lone \ud800', "it's", 'say "hi"', '\\', "\\'"
