package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.generate.Pen.with;
import static dev.waymark.fuzz.program.Type.Plain.INT;

import dev.waymark.fuzz.program.Stmt;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Helpers of the module, and functions inside functions.
final class Functions {
  private final Pen pen;
  private final Values values;
  private final Statements statements;

  Functions(Pen pen, Values values, Statements statements) {
    this.pen = pen;
    this.values = values;
    this.statements = statements;
  }

  List<Pen.Option<Stmt>> options(int depth) {
    return List.of(
        with(Feature.CLOSURE, () -> closure(depth)), with(Feature.NONLOCAL, () -> counter()));
  }

  /// A helper, which later helpers and the body may call.
  Stmt helper(boolean async) {
    var from = pen.one(Values.SCALARS);
    var to = values.someType();
    var name = pen.fresh(async ? "work" : "help");
    var inner = new Scope();
    inner.bind("p", from);
    var body = body(inner, async, true, to, 2);
    pen.functions.add(new Pen.Function(name, from, to, async));
    pen.used.add(async ? Feature.ASYNC_HELPER : Feature.HELPER);
    var head = async ? "async def " : "def ";
    return Stmt.compound(Stmt.clause(body, head + name + "(p" + fallback(from) + "):"));
  }

  private String fallback(Type from) {
    return pen.chance(25) ? "=" + from.simplest() : "";
  }

  private List<Stmt> body(Scope inner, boolean async, boolean module, Type to, int depth) {
    var returns = pen.returns;
    boolean shows = pen.shows;
    boolean loops = pen.loops;
    pen.returns = to;
    pen.shows = shows && !module;
    pen.loops = false;
    try {
      Supplier<List<Stmt>> write =
          () -> {
            var body = new ArrayList<>(statements.several(3, depth - 1));
            body.add(Stmt.line("return ", values.of(to, 3)));
            return body;
          };
      // It may be called from a loop.
      return pen.inside(inner, async, true, write);
    } finally {
      pen.returns = returns;
      pen.shows = shows;
      pen.loops = loops;
    }
  }

  private Stmt closure(int depth) {
    var from = pen.one(Values.SCALARS);
    var to = pen.one(Values.SCALARS);
    var name = pen.fresh("f");
    var inner = pen.scope.nested();
    inner.fix("p", from);
    var body = body(inner, false, false, to, depth);
    pen.scope.bind(name, new Type.FunctionOf(from, to));
    return Stmt.compound(Stmt.clause(body, "def " + name + "(p):"));
  }

  /// A function that changes a variable of the one around it.
  private @Nullable Stmt counter() {
    var names = new ArrayList<>(pen.scope.assignable(t -> t == INT));
    names.remove("p");
    if (names.isEmpty()) {
      return null;
    }
    var outer = pen.one(names);
    var name = pen.fresh("f");
    var inner = pen.scope.nested();
    inner.fix("p", INT);
    var step = pen.inside(inner, false, true, () -> values.of(INT, 2));
    var body =
        List.of(
            Stmt.line("nonlocal " + outer),
            Stmt.line(outer + " += ", step),
            Stmt.line("return " + outer));
    pen.scope.bind(name, new Type.FunctionOf(INT, INT));
    return Stmt.compound(Stmt.clause(body, "def " + name + "(p):"));
  }
}
