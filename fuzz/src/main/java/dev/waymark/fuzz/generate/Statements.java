package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.generate.Pen.plain;
import static dev.waymark.fuzz.generate.Pen.with;
import static dev.waymark.fuzz.program.Type.Plain.BOOL;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Stmt;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements: what steers, and what shows values.
final class Statements {
  private static final String[] ERRORS = {
    "ValueError",
    "KeyError",
    "IndexError",
    "ZeroDivisionError",
    "TypeError",
    "Refused",
    "Shortage",
    "LookupError",
    "ArithmeticError",
    "RuntimeError"
  };

  private final Pen pen;
  private final Values values;
  private final Assignments assignments;
  private final Functions functions;
  private final Awaits awaits;
  private final Traps traps;

  Statements(Pen pen, Values values) {
    this.pen = pen;
    this.values = values;
    this.assignments = new Assignments(pen, values);
    this.functions = new Functions(pen, values, this);
    this.awaits = new Awaits(pen, values, this);
    this.traps = new Traps(pen, values);
  }

  Functions functions() {
    return functions;
  }

  /// Statements in the scope that the pen is in.
  List<Stmt> several(int most, int depth) {
    var written = new ArrayList<Stmt>();
    int count = 1 + pen.below(most);
    for (int i = 0; i < count && pen.room > 0; i++) {
      pen.room--;
      written.add(one(depth));
    }
    return written;
  }

  /// A block with a scope of its own.
  List<Stmt> block(int depth) {
    return pen.inside(pen.scope.block(), pen.awaits, pen.repeated, () -> several(3, depth - 1));
  }

  private Stmt one(int depth) {
    var options = new ArrayList<Pen.Option<Stmt>>();
    options.add(plain(this::show));
    options.add(plain(this::show));
    options.add(plain(() -> pen.choose(assignments.options())));
    options.add(plain(() -> pen.choose(assignments.options())));
    options.add(plain(() -> pen.choose(assignments.options())));
    options.add(plain(() -> pen.choose(leaving())));
    if (pen.shows) {
      options.add(plain(() -> pen.choose(traps.options())));
    }
    if (pen.awaits) {
      options.add(plain(() -> pen.choose(awaits.options(depth))));
      options.add(plain(() -> pen.choose(awaits.options(depth))));
    }
    if (depth > 0) {
      options.add(plain(() -> pen.choose(steering(depth))));
      options.add(plain(() -> pen.choose(steering(depth))));
      options.add(plain(() -> pen.choose(functions.options(depth))));
    }
    var made = pen.choose(options);
    return made == null ? show() : made;
  }

  /// Adds a value to what the workflow returns.
  Stmt show() {
    var value = values.shown(3);
    return pen.shows ? Stmt.line("out.append(", value, ")") : Stmt.line("_ = ", value);
  }

  private List<Pen.Option<Stmt>> leaving() {
    var options = new ArrayList<Pen.Option<Stmt>>();
    options.add(with(Feature.BREAK, () -> pen.loops ? guarded("break") : null));
    options.add(with(Feature.CONTINUE, () -> pen.loops ? guarded("continue") : null));
    options.add(with(Feature.RAISE, () -> raise()));
    options.add(with(Feature.ASSERT, () -> asserted()));
    options.add(with(Feature.EARLY_RETURN, this::returned));
    options.add(with(Feature.UNBOUND, this::unbound));
    return options;
  }

  private Stmt guarded(String statement) {
    return Stmt.compound(
        Stmt.clause(List.of(Stmt.line(statement)), "if ", values.of(BOOL, 2), ":"));
  }

  private Stmt raise() {
    var error = pen.one(ERRORS);
    Stmt raised =
        pen.may(Feature.RAISE_FROM) && pen.chance(20)
            ? Stmt.line(
                "raise " + error + "(",
                values.of(STR, 1),
                ") from KeyError(",
                values.of(INT, 1),
                ")")
            : pen.chance(15)
                ? Stmt.line("raise " + error)
                : Stmt.line("raise " + error + "(", values.of(pen.one(STR, INT), 1), ")");
    return pen.chance(75)
        ? Stmt.compound(Stmt.clause(List.of(raised), "if ", values.of(BOOL, 2), ":"))
        : raised;
  }

  private Stmt asserted() {
    return pen.chance(50)
        ? Stmt.line("assert ", values.of(BOOL, 2))
        : Stmt.line("assert ", values.of(BOOL, 2), ", ", values.of(pen.one(STR, INT), 1));
  }

  private @Nullable Stmt returned() {
    if (pen.returns == null) {
      return null;
    }
    var value =
        pen.returns == Type.Plain.ANY && pen.chance(70)
            ? List.of("out")
            : List.<Object>of(values.of(pen.returns, 2));
    return Stmt.compound(
        Stmt.clause(List.of(Stmt.line("return ", value)), "if ", values.of(BOOL, 2), ":"));
  }

  /// A name that another path may have bound.
  private @Nullable Stmt unbound() {
    var names = pen.scope.unsure();
    if (names.isEmpty() || !pen.shows) {
      return null;
    }
    return Stmt.line("out.append(" + pen.one(names) + ")");
  }

  private List<Pen.Option<Stmt>> steering(int depth) {
    var options = new ArrayList<Pen.Option<Stmt>>();
    options.add(with(Feature.BRANCH, () -> branch(depth)));
    options.add(with(Feature.BRANCH, () -> branch(depth)));
    options.add(with(Feature.FOR, () -> forLoop(depth)));
    options.add(with(Feature.FOR, () -> forLoop(depth)));
    options.add(with(Feature.WHILE, () -> whileLoop(depth)));
    options.add(with(Feature.TRY, () -> tried(depth)));
    options.add(with(Feature.TRY, () -> tried(depth)));
    options.add(with(Feature.MATCH, () -> matched(depth)));
    return options;
  }

  private Stmt branch(int depth) {
    var clauses = new ArrayList<Stmt.Clause>();
    var test = values.of(BOOL, 3);
    clauses.add(Stmt.clause(block(depth), "if ", test, ":"));
    if (pen.chance(30)) {
      var other = values.of(values.someType(), 2);
      clauses.add(Stmt.clause(block(depth), "elif ", other, ":"));
    }
    if (pen.chance(60)) {
      clauses.add(Stmt.clause(block(depth), "else:"));
    }
    return new Stmt.Compound(clauses);
  }

  private <T> T looping(java.util.function.Supplier<T> write) {
    boolean before = pen.loops;
    boolean again = pen.repeated;
    pen.loops = true;
    pen.repeated = true;
    try {
      return write.get();
    } finally {
      pen.loops = before;
      pen.repeated = again;
    }
  }

  private Stmt forLoop(int depth) {
    var of = pen.one(Values.SCALARS);
    var head = new ArrayList<Object>();
    var inner = pen.scope.block();
    switch (pen.below(5)) {
      case 0 -> {
        var name = target(inner, INT);
        head.addAll(List.of("for " + name + " in range(", values.of(INT, 2), " % 5):"));
      }
      case 1 -> {
        var name = target(inner, of);
        var list = new Type.ListOf(of);
        head.addAll(List.of("for i, " + name + " in enumerate(", values.of(list, 2), "[:4]):"));
        inner.fix("i", INT);
      }
      case 2 -> {
        var name = target(inner, STR);
        var dict = new Type.DictOf(STR, of);
        head.addAll(List.of("for " + name + ", j in list(", values.of(dict, 2), ".items())[:4]:"));
        inner.fix("j", of);
      }
      default -> {
        var name = target(inner, of);
        head.addAll(List.of("for " + name + " in ", values.of(new Type.ListOf(of), 3), "[:4]:"));
      }
    }
    var clauses = new ArrayList<Stmt.Clause>();
    var body = looping(() -> pen.inside(inner, pen.awaits, true, () -> several(3, depth - 1)));
    clauses.add(new Stmt.Clause(Expr.pieces(head), body));
    orElse(clauses, depth);
    return new Stmt.Compound(clauses);
  }

  private String target(Scope inner, Type type) {
    var targets = inner.targets(type);
    var name = targets.isEmpty() ? pen.fresh("e") : pen.one(targets);
    inner.bind(name, type);
    return name;
  }

  private void orElse(List<Stmt.Clause> clauses, int depth) {
    if (pen.may(Feature.LOOP_ELSE) && pen.chance(30)) {
      pen.used.add(Feature.LOOP_ELSE);
      clauses.add(Stmt.clause(block(depth), "else:"));
    }
  }

  private Stmt whileLoop(int depth) {
    var fuel = pen.fresh("fuel");
    var inner = pen.scope.block();
    var test = values.of(BOOL, 2);
    var body = new ArrayList<Stmt>();
    body.add(Stmt.line(fuel + " -= 1"));
    body.addAll(looping(() -> pen.inside(inner, pen.awaits, true, () -> several(3, depth - 1))));
    var clauses = new ArrayList<Stmt.Clause>();
    clauses.add(Stmt.clause(body, "while " + fuel + " > 0 and ", test, ":"));
    orElse(clauses, depth);
    // The fuel is set in a clause of its own, so that shrinking takes both or none.
    return Stmt.compound(
        Stmt.clause(
            List.of(Stmt.line(fuel + " = " + (1 + pen.below(4))), new Stmt.Compound(clauses)),
            "if True:"));
  }

  private Stmt tried(int depth) {
    var clauses = new ArrayList<Stmt.Clause>();
    clauses.add(Stmt.clause(block(depth), "try:"));
    boolean finallyOnly = pen.may(Feature.FINALLY) && pen.chance(15);
    if (!finallyOnly) {
      handlers(clauses, depth);
      if (pen.may(Feature.TRY_ELSE) && pen.chance(25)) {
        pen.used.add(Feature.TRY_ELSE);
        clauses.add(Stmt.clause(block(depth), "else:"));
      }
    }
    if (finallyOnly || pen.may(Feature.FINALLY) && pen.chance(30)) {
      pen.used.add(Feature.FINALLY);
      clauses.add(Stmt.clause(block(depth), "finally:"));
    }
    return new Stmt.Compound(clauses);
  }

  private void handlers(List<Stmt.Clause> clauses, int depth) {
    if (pen.chance(40)) {
      clauses.add(handler(pen.one(ERRORS), depth));
    }
    if (pen.chance(20)) {
      clauses.add(handler("(" + pen.one(ERRORS) + ", " + pen.one(ERRORS) + ")", depth));
    }
    if (clauses.size() == 1 || pen.chance(60)) {
      clauses.add(handler("Exception", depth));
    }
  }

  private Stmt.Clause handler(String error, int depth) {
    var inner = pen.scope.block();
    var body =
        new ArrayList<>(pen.inside(inner, pen.awaits, pen.repeated, () -> several(2, depth - 1)));
    if (pen.shows) {
      body.addFirst(
          Stmt.line(
              pen.one(
                  "out.append(repr(e))",
                  "out.append((type(e).__name__, str(e)))",
                  "out.append(e.args)",
                  "out.append((str(e), repr(e.__cause__), repr(e.__context__)))")));
    }
    if (pen.may(Feature.EXCEPT_IN_EXCEPT) && pen.chance(12)) {
      pen.used.add(Feature.EXCEPT_IN_EXCEPT);
      body.add(
          Stmt.line(
              pen.one(
                  "raise",
                  "raise e",
                  "raise Refused('again') from e",
                  "raise ValueError('anew')",
                  "raise KeyError('k') from None")));
    }
    return Stmt.clause(body, "except " + error + " as e:");
  }

  private Stmt matched(int depth) {
    var subject = values.of(values.orderedType(), 3);
    var cases = new ArrayList<Stmt.Clause>();
    int count = 1 + pen.below(3);
    for (int i = 0; i < count; i++) {
      var inner = pen.scope.block();
      var pattern = pattern(inner);
      var guard =
          pen.chance(25)
              ? pen.inside(
                  inner,
                  pen.awaits,
                  pen.repeated,
                  () -> List.<Object>of(" if ", values.of(BOOL, 2)))
              : List.<Object>of();
      var body = pen.inside(inner, pen.awaits, pen.repeated, () -> several(2, depth - 1));
      cases.add(Stmt.clause(body, "case " + pattern, guard, ":"));
    }
    if (pen.chance(50)) {
      cases.add(Stmt.clause(block(depth), pen.one("case _:", "case {}:", "case []:")));
    }
    return Stmt.compound(
        Stmt.clause(cases.stream().map(c -> Stmt.compound(c)).toList(), "match ", subject, ":"));
  }

  private String pattern(Scope inner) {
    var rest = pen.fresh("r");
    var name = pen.fresh("m");
    switch (pen.below(12)) {
      case 0 -> {
        return pen.one("0 | 1", "-1", "True", "None | ''", "'a' | 'ab'", "1.0", "2 | 'x'");
      }
      case 1 -> {
        inner.bind(name, INT);
        return "int(" + name + ")";
      }
      case 2 -> {
        inner.bind(name, STR);
        return "str() as " + name;
      }
      case 3 -> {
        inner.bind(rest, new Type.ListOf(INT));
        return "[int(), *" + rest + "]";
      }
      case 4 -> {
        inner.bind(rest, new Type.ListOf(Type.Plain.ANY));
        return "(_, *" + rest + ", _)";
      }
      case 5 -> {
        inner.bind(rest, new Type.DictOf(STR, Type.Plain.ANY));
        return "{'a': _, **" + rest + "}";
      }
      case 6 -> {
        inner.bind(name, Type.Plain.ANY);
        return "{'ab': " + name + "}";
      }
      case 7 -> {
        return pen.one("[]", "[_]", "[_, _]", "(0, _)", "[[*_], *_]");
      }
      case 8 -> {
        inner.bind(name, BOOL);
        return "bool() as " + name;
      }
      case 9 -> {
        return pen.one("float()", "list()", "dict()", "(int() | str()) as q0", "tuple()");
      }
      case 10 -> {
        return pen.one("Point(x=1)", "Point(_, 2)", "Color.RED");
      }
      default -> {
        inner.bind(name, Type.Plain.ANY);
        return "[" + name + ", _, *_]";
      }
    }
  }
}
