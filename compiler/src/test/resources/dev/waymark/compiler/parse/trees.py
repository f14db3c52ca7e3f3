"""Prints a digest of each file's tree, in the text form of TreeText, as CPython sees it.

Names of files come on standard input, one a line. A file that CPython refuses gives `refused`.
"""

import ast
import hashlib
import struct
import sys
import warnings

SYMBOLS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.MatMult: "@", ast.Div: "/",
    ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>",
    ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&", ast.Not: "not", ast.UAdd: "+",
    ast.USub: "-", ast.Invert: "~", ast.And: "and", ast.Or: "or", ast.Eq: "==",
    ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is",
    ast.IsNot: "is-not", ast.In: "in", ast.NotIn: "not-in",
}  # fmt: skip


def symbol(node):
    return SYMBOLS[type(node)]


def words(*parts):
    return " ".join(part for part in parts if part)


def group(*parts):
    return "(" + words(*parts) + ")"


def every(nodes):
    return " ".join(expression(node) for node in nodes)


def quoted(text):
    units = text.encode("utf-16-be", "surrogatepass")
    out = ['"']
    for i in range(0, len(units), 2):
        unit = units[i] * 256 + units[i + 1]
        if chr(unit) in '"\\':
            out.append("\\" + chr(unit))
        else:
            out.append(chr(unit) if 32 <= unit <= 126 else "\\u%04x" % unit)
    return "".join(out) + '"'


def number(value):
    plain = abs(value) < 1e6 and value * 4 == round(value * 4)
    return repr(value) if plain else "float:%x" % struct.unpack(">Q", struct.pack(">d", value))


def constant(value):
    match value:
        case str():
            return quoted(value)
        case bytes():
            return "b" + quoted(value.decode("latin-1"))
        case None | bool():
            return repr(value)
        case int():
            return str(value) if value.bit_length() < 64 else hex(value)
        case float():
            return number(value)
        case complex():
            return number(value.imag) + "j"
        case _:
            return "..."


def named(name, node):
    return f"{name}={expression(node)}"


def keywords(nodes):
    return " ".join(
        named(node.arg, node.value) if node.arg else "**" + expression(node.value)
        for node in nodes
    )


def generators(nodes):
    return " ".join(
        group(
            "async-for" if node.is_async else "for",
            expression(node.target),
            expression(node.iter),
            every(node.ifs),
        )
        for node in nodes
    )


def parameters(node):
    def one(mark, arg, default):
        kind = ":" + expression(arg.annotation) if arg.annotation else ""
        return mark + arg.arg + kind + ("=" + expression(default) if default else "")

    positional = node.posonlyargs + node.args
    defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
    out = []
    for i, (arg, default) in enumerate(zip(positional, defaults)):
        out.append(one("/" if i < len(node.posonlyargs) else "", arg, default))
    if node.vararg:
        out.append(one("*", node.vararg, None))
    out.extend(one("=", arg, value) for arg, value in zip(node.kwonlyargs, node.kw_defaults))
    if node.kwarg:
        out.append(one("**", node.kwarg, None))
    return "[" + " ".join(out) + "]"


def types(nodes):
    out = []
    for node in nodes:
        match node:
            case ast.TypeVar(name, bound):
                out.append(name + (":" + expression(bound) if bound else ""))
            case ast.TypeVarTuple(name):
                out.append("*" + name)
            case ast.ParamSpec(name):
                out.append("**" + name)
    return "<" + " ".join(out) + ">" if out else ""


def joined(values):
    """CPython leaves an empty text in some places; it means nothing."""
    return [v for v in values if not (isinstance(v, ast.Constant) and v.value == "")]


def comprehension(kind, node):
    return group(kind, expression(node.elt), generators(node.generators))


def expression(node):
    match node:
        case None:
            return "_"
        case ast.Name(name):
            return name
        case ast.Constant(value):
            return constant(value)
        case ast.BoolOp(op, values):
            return group(symbol(op), every(values))
        case ast.NamedExpr(target, value):
            return group(":=", expression(target), expression(value))
        case ast.BinOp(left, op, right):
            return group(symbol(op), expression(left), expression(right))
        case ast.UnaryOp(op, operand):
            return group(symbol(op), expression(operand))
        case ast.Lambda(args, body):
            return group("lambda", parameters(args), expression(body))
        case ast.IfExp(test, body, orelse):
            return group("if", expression(test), expression(body), expression(orelse))
        case ast.Dict(keys, values):
            pairs = zip(keys, values)
            return group("dict", " ".join(f"{expression(k)}:{expression(v)}" for k, v in pairs))
        case ast.Set(elements):
            return group("set", every(elements))
        case ast.List(elements):
            return group("list", every(elements))
        case ast.Tuple(elements):
            return group("tuple", every(elements))
        case ast.ListComp():
            return comprehension("list-of", node)
        case ast.SetComp():
            return comprehension("set-of", node)
        case ast.GeneratorExp():
            return comprehension("generator-of", node)
        case ast.DictComp(key, value, loops):
            return group("dict-of", expression(key), expression(value), generators(loops))
        case ast.Await(value):
            return group("await", expression(value))
        case ast.Yield(value):
            return group("yield", expression(value))
        case ast.YieldFrom(value):
            return group("yield-from", expression(value))
        case ast.Compare(left, ops, comparators):
            rest = (words(symbol(op), expression(c)) for op, c in zip(ops, comparators))
            return group("compare", expression(left), *rest)
        case ast.Call(function, arguments, named_arguments):
            return group("call", expression(function), every(arguments), keywords(named_arguments))
        case ast.JoinedStr(values):
            return group("f", every(joined(values)))
        case ast.FormattedValue(value, conversion, form):
            mark = "!" + chr(conversion) if conversion != -1 else ""
            return group("field", expression(value), mark, expression(form) if form else "")
        case ast.Attribute(value, name):
            return group(".", expression(value), name)
        case ast.Subscript(value, index):
            return group("at", expression(value), expression(index))
        case ast.Starred(value):
            return group("star", expression(value))
        case ast.Slice(lower, upper, step):
            return group("slice", expression(lower), expression(upper), expression(step))
    raise TypeError(type(node))


def patterns(nodes):
    return " ".join(pattern(node) for node in nodes)


def pattern(node):
    match node:
        case None:
            return "_"
        case ast.MatchValue(value):
            return group("value", expression(value))
        case ast.MatchSingleton(value):
            return repr(value)
        case ast.MatchSequence(inner):
            return group("sequence", patterns(inner))
        case ast.MatchMapping(keys, inner, rest):
            pairs = (f"{expression(k)}:{pattern(p)}" for k, p in zip(keys, inner))
            return group("mapping", " ".join(pairs), "**" + rest if rest else "")
        case ast.MatchClass(kind, inner, names, named_patterns):
            pairs = (f"{name}={pattern(p)}" for name, p in zip(names, named_patterns))
            return group("class", expression(kind), patterns(inner), " ".join(pairs))
        case ast.MatchStar(name):
            return group("star", name or "_")
        case ast.MatchAs(inner, name):
            return group("as", pattern(inner), name or "_")
        case ast.MatchOr(inner):
            return group("or", patterns(inner))
    raise TypeError(type(node))


class Printer:
    def __init__(self):
        self.lines = []
        self.depth = 0

    def line(self, *parts):
        self.lines.append("  " * self.depth + words(*parts))

    def block(self, body):
        self.depth += 1
        for node in body:
            self.statement(node)
        self.depth -= 1

    def clause(self, word, body):
        if body:
            self.line(word)
            self.block(body)

    def statement(self, node):
        match node:
            case ast.If(test, body, orelse):
                self.line("if", expression(test))
                self.block(body)
                self.clause("else", orelse)
            case ast.While(test, body, orelse):
                self.line("while", expression(test))
                self.block(body)
                self.clause("else", orelse)
            case ast.For() | ast.AsyncFor():
                word = "async for" if isinstance(node, ast.AsyncFor) else "for"
                self.line(word, expression(node.target), expression(node.iter))
                self.block(node.body)
                self.clause("else", node.orelse)
            case ast.With() | ast.AsyncWith():
                word = "async with" if isinstance(node, ast.AsyncWith) else "with"
                self.line(word, *(self.item(item) for item in node.items))
                self.block(node.body)
            case ast.Try() | ast.TryStar():
                self.tries(node)
            case ast.Match(subject, cases):
                self.line("match", expression(subject))
                self.depth += 1
                for case in cases:
                    guard = "if " + expression(case.guard) if case.guard else ""
                    self.line("case", pattern(case.pattern), guard)
                    self.block(case.body)
                self.depth -= 1
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.function(node)
            case ast.ClassDef():
                for decorator in node.decorator_list:
                    self.line("@", expression(decorator))
                arguments = words(every(node.bases), keywords(node.keywords))
                self.line("class", node.name, types(node.type_params), arguments)
                self.block(node.body)
            case _:
                self.line(*self.simple(node))

    @staticmethod
    def item(item):
        target = expression(item.optional_vars) if item.optional_vars else ""
        return group(expression(item.context_expr), target)

    def tries(self, node):
        self.line("try*" if isinstance(node, ast.TryStar) else "try")
        self.block(node.body)
        for handler in node.handlers:
            name = "as " + handler.name if handler.name else ""
            self.line("except", expression(handler.type), name)
            self.block(handler.body)
        self.clause("else", node.orelse)
        self.clause("finally", node.finalbody)

    def function(self, node):
        for decorator in node.decorator_list:
            self.line("@", expression(decorator))
        word = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
        returns = "-> " + expression(node.returns) if node.returns else ""
        self.line(word, node.name, types(node.type_params), parameters(node.args), returns)
        self.block(node.body)

    @staticmethod
    def aliases(names):
        return " ".join(n.name + (":" + n.asname if n.asname else "") for n in names)

    def simple(self, node):
        match node:
            case ast.Expr(value):
                return "do", expression(value)
            case ast.Assign(targets, value):
                return "assign", every(targets), "=", expression(value)
            case ast.AugAssign(target, op, value):
                return "change", expression(target), symbol(op) + "=", expression(value)
            case ast.AnnAssign(target, kind, value, simple):
                head = "annotate", "" if simple else "complex", expression(target), expression(kind)
                return (*head, "=", expression(value)) if value else head
            case ast.Delete(targets):
                return "del", every(targets)
            case ast.Pass() | ast.Break() | ast.Continue():
                return (type(node).__name__.lower(),)
            case ast.Return(value):
                return "return", expression(value) if value else ""
            case ast.Raise(error, cause):
                return "raise", expression(error), expression(cause)
            case ast.Assert(test, message):
                return "assert", expression(test), expression(message)
            case ast.Global(names):
                return "global", *names
            case ast.Nonlocal(names):
                return "nonlocal", *names
            case ast.Import(names):
                return "import", self.aliases(names)
            case ast.ImportFrom(module, names, level):
                return "from", "." * level + (module or ""), "import", self.aliases(names)
            case ast.TypeAlias(name, params, value):
                return "type", name.id, types(params), expression(value)
        raise TypeError(type(node))


def digest(file):
    with open(file, "rb") as opened:
        source = opened.read()
    try:
        compile(source, file, "exec", dont_inherit=True)
        printer = Printer()
        for node in ast.parse(source).body:
            printer.statement(node)
    except (SyntaxError, ValueError):
        return "refused"
    text = "".join(line + "\n" for line in printer.lines)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


warnings.simplefilter("ignore")
sys.setrecursionlimit(20_000)
for name in sys.stdin.read().splitlines():
    print(digest(name), name, sep="\t", flush=True)
