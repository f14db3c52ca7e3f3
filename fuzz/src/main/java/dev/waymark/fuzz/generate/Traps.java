package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.generate.Pen.with;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Stmt;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;

/// Short stretches that are known to catch implementations out, with values of the generator in
/// them. Each shows what it comes to, and its own errors.
final class Traps {
  private static final Type INTS = new Type.ListOf(INT);
  private static final Type TEXTS = new Type.DictOf(STR, INT);

  private final Pen pen;
  private final Values values;

  Traps(Pen pen, Values values) {
    this.pen = pen;
    this.values = values;
  }

  private Expr e(Type type) {
    return values.unbound(pen.scope, pen.awaits, type, 2);
  }

  /// For the body of a lambda or of a function that does not await.
  private Expr inert(Type type) {
    return values.unbound(pen.scope.nested(), false, type, 2);
  }

  List<Pen.Option<Stmt>> options() {
    var options = new ArrayList<Pen.Option<Stmt>>();
    options.add(with(Feature.ALIASING, this::aliased));
    options.add(with(Feature.MUTATION_WHILE_ITERATING, this::grown));
    options.add(with(Feature.MUTATION_WHILE_ITERATING, this::changedDict));
    options.add(with(Feature.CLOSURE, this::closuresInALoop));
    options.add(with(Feature.FINALLY, this::finallyReturns));
    options.add(with(Feature.ITERATORS, this::consumedTwice));
    options.add(with(Feature.ITERATORS, this::steppedByHand));
    options.add(with(Feature.EXCEPT_IN_EXCEPT, this::contexts));
    options.add(with(Feature.SORTING, this::keyFails));
    options.add(with(Feature.HELPER, this::recursion));
    options.add(with(Feature.STARS, this::starArguments));
    options.add(with(Feature.STARS, this::keywordArguments));
    options.add(with(Feature.MIXED_KEYS, this::equalKeys));
    options.add(with(Feature.DICTS, this::reinserted));
    options.add(with(Feature.MODULES, this::defaults));
    options.add(with(Feature.RECORDS, this::records));
    options.add(with(Feature.MIXED_TYPES, this::mixed));
    options.add(with(Feature.MODULES, this::grouped));
    options.add(with(Feature.COMPREHENSION, this::nestedComprehension));
    return options;
  }

  private Stmt guarded(Stmt... body) {
    return Stmt.compound(
        Stmt.clause(List.of(body), "try:"),
        Stmt.clause(
            List.of(Stmt.line("out.append((type(e).__name__, e.args))")),
            "except Exception as e:"));
  }

  private Stmt aliased() {
    var a = pen.fresh("m");
    var b = pen.fresh("m");
    return guarded(
        Stmt.line(a + " = " + b + " = ", e(INTS)),
        Stmt.line(b + pen.one(".append(", ".insert(0, "), e(INT), ")"),
        Stmt.line(a + " += [9]"),
        Stmt.line("out.append([" + a + ", " + b + ", [[]] * 2])"));
  }

  private Stmt grown() {
    var xs = pen.fresh("m");
    var x = pen.fresh("e");
    return guarded(
        Stmt.line(xs + " = ", e(INTS)),
        Stmt.compound(
            Stmt.clause(
                List.of(
                    Stmt.compound(
                        Stmt.clause(
                            List.of(
                                Stmt.line(xs + pen.one(".append(", ".insert(0, "), e(INT), ")")),
                            "if len(" + xs + ") < 6:")),
                    Stmt.compound(
                        Stmt.clause(List.of(Stmt.line("break")), "if len(" + xs + ") > 30:"))),
                "for " + x + " in " + xs + ":")),
        Stmt.line("out.append(" + xs + ")"));
  }

  private Stmt changedDict() {
    var d = pen.fresh("m");
    var k = pen.fresh("e");
    var change = pen.one("d.pop(k)", "d[k + 'x'] = 1", "d[k] = 2", "d.clear()", "d.update(zz=1)");
    return guarded(
        Stmt.line(d + " = ", e(TEXTS)),
        Stmt.compound(
            Stmt.clause(
                List.of(
                    Stmt.line("out.append(" + k + ")"),
                    Stmt.line(
                        change
                            .replace("k", k)
                            .replace("d", d)
                            .replace(d + "efault", "default")
                            .replace("up" + d + "ate", "update"))),
                "for " + k + " in " + d + ":")),
        Stmt.line("out.append(" + d + ")"));
  }

  private Stmt closuresInALoop() {
    var f = pen.fresh("m");
    var i = pen.fresh("e");
    var bound = pen.one("", "=" + i);
    return guarded(
        Stmt.line(f + " = []"),
        Stmt.compound(
            Stmt.clause(
                List.of(
                    bound.isEmpty()
                        ? Stmt.line(f + ".append(lambda: (" + i + ", ", inert(INT), "))")
                        : Stmt.line(f + ".append(lambda q" + bound + ": (q, ", inert(INT), "))")),
                "for " + i + " in ",
                e(INTS),
                "[:3]:")),
        Stmt.line("out.append([g() for g in " + f + "])"));
  }

  private Stmt finallyReturns() {
    var f = pen.fresh("f");
    return guarded(
        Stmt.compound(
            Stmt.clause(
                List.of(
                    Stmt.compound(
                        Stmt.clause(List.of(Stmt.line("return ", inert(INT))), "try:"),
                        Stmt.clause(
                            List.of(
                                pen.chance(50)
                                    ? Stmt.line("return ", inert(STR))
                                    : Stmt.line("out.append('fin')")),
                            "finally:"))),
                "def " + f + "():")),
        Stmt.line("out.append(" + f + "())"));
  }

  private Stmt consumedTwice() {
    var g = pen.fresh("m");
    return guarded(
        Stmt.line(g + " = (x for x in ", e(INTS), ")"),
        Stmt.line("out.append(" + pen.one("list", "sum", "sorted", "tuple") + "(" + g + "))"),
        Stmt.line("out.append(list(" + g + "))"));
  }

  private Stmt steppedByHand() {
    var g = pen.fresh("m");
    return guarded(
        Stmt.line(g + " = iter(", e(pen.chance(50) ? INTS : STR), ")"),
        Stmt.line("out.append(next(" + g + ", 'none'))"),
        Stmt.line("out.append(next(" + g + "))"),
        Stmt.line("out.append(list(" + g + "))"));
  }

  private Stmt contexts() {
    return guarded(
        Stmt.compound(
            Stmt.clause(
                List.of(
                    Stmt.compound(
                        Stmt.clause(List.of(Stmt.line("1 // ", e(INT))), "try:"),
                        Stmt.clause(
                            List.of(
                                Stmt.line(
                                    "raise KeyError(",
                                    e(STR),
                                    ")" + pen.one("", " from z", " from None"))),
                            "except ZeroDivisionError as z:"))),
                "try:"),
            Stmt.clause(
                List.of(
                    Stmt.line(
                        "out.append([repr(k), repr(k.__cause__), repr(k.__context__),"
                            + " k.__suppress_context__])")),
                "except KeyError as k:")));
  }

  private Stmt keyFails() {
    var xs = pen.fresh("m");
    return guarded(
        Stmt.line(xs + " = ", e(INTS)),
        Stmt.compound(
            Stmt.clause(
                List.of(Stmt.line(xs + ".sort(key=lambda q: ", inert(INT), " // (q % 3))")),
                "try:"),
            Stmt.clause(List.of(Stmt.line("out.append(" + xs + ")")), "except ZeroDivisionError:")),
        Stmt.line("out.append(" + xs + ")"));
  }

  private Stmt recursion() {
    var f = pen.fresh("f");
    return guarded(
        Stmt.compound(
            Stmt.clause(
                List.of(
                    Stmt.line(
                        "return [n, ", inert(INT), "] if n <= 0 else [n] + " + f + "(n - 1)")),
                "def " + f + "(n):")),
        Stmt.line("out.append(" + f + "(", e(INT), " % 6))"));
  }

  private Stmt starArguments() {
    var f = pen.fresh("f");
    return guarded(
        Stmt.compound(
            Stmt.clause(
                List.of(Stmt.line("return (a, b, c, r)")), "def " + f + "(a, b=5, *r, c=1):")),
        Stmt.line(
            "out.append(" + f + "(*",
            e(INTS),
            pen.one("))", ", c=3))", ", **{'c': 4}))", ", b=1))")));
  }

  private Stmt keywordArguments() {
    var f = pen.fresh("f");
    return guarded(
        Stmt.compound(
            Stmt.clause(
                List.of(Stmt.line("return (a, " + pen.one("sorted(kw.items())", "kw") + ")")),
                "def " + f + "(a=0, /, **kw):")),
        Stmt.line("out.append(" + f + "(**", e(TEXTS), "))"),
        Stmt.line("out.append(" + f + "(1, a=", e(STR), "))"));
  }

  private Stmt equalKeys() {
    var d = pen.fresh("m");
    return guarded(
        Stmt.line(d + " = {1: 'a', ", e(INT), ": 'b', True: 'c', ", e(Type.Plain.FLOAT), ": 'd'}"),
        Stmt.line(d + "[1.0] = ", e(STR)),
        Stmt.line("out.append(" + d + ")"));
  }

  private Stmt reinserted() {
    var d = pen.fresh("m");
    return guarded(
        Stmt.line(d + " = ", e(TEXTS)),
        Stmt.line(d + "['a'] = ", e(INT)),
        Stmt.line("del " + d + "['a']"),
        Stmt.line(d + "['a'] = 1"),
        Stmt.line(
            "out.append([" + d + ", list(" + d + ".items())[::-1], list(reversed(" + d + "))])"));
  }

  private Stmt defaults() {
    var d = pen.fresh("m");
    return guarded(
        Stmt.line(d + " = defaultdict(" + pen.one("list", "int", "str") + ")"),
        Stmt.line(d + "[", e(STR), "] += ", pen.chance(50) ? e(INT) : e(INTS)),
        Stmt.line("out.append(dict(" + d + "))"));
  }

  private Stmt records() {
    var p = pen.fresh("m");
    return guarded(
        Stmt.line(p + " = Point(", e(INT), ", ", e(INT), ")"),
        Stmt.line("out.append([" + p + ", " + p + " == Point(1), " + p + ".x, repr(" + p + ")])"),
        Stmt.line("out.append(" + pen.one("len", "str", "bool", "int") + "(" + p + "))"));
  }

  private Stmt mixed() {
    var left = e(values.orderedType());
    return guarded(
        Stmt.line(
            "out.append(",
            left,
            " "
                + pen.one(
                    "+", "-", "*", "<", "//", "%", "in", "and", "==", "@", "|", "[:1] +", "**")
                + " ",
            e(values.orderedType()),
            ")"));
  }

  private Stmt grouped() {
    return guarded(
        Stmt.line(
            "out.append([(q, list(g)) for q, g in itertools.groupby(",
            e(INTS),
            ", key=lambda n: n % 2)])"));
  }

  private Stmt nestedComprehension() {
    return guarded(
        Stmt.line(
            "out.append([(i, j) for i in ",
            e(INTS),
            "[:3] if i != ",
            Expr.of(INT, "1"),
            " for j in range(abs(i) % 3)])"));
  }
}
