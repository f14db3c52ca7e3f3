package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.List;

/// What is never reached.
final class FlowChecks {
  private final Surroundings context;

  FlowChecks(Surroundings context) {
    this.context = context;
  }

  void body() {
    block(context.rooted().body());
  }

  private void block(List<? extends Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      if (i > 0 && node instanceof Statement && ends(nodes.get(i - 1))) {
        context.add(
            Diagnostic.of(Code.WM404, node.span(), "this is never reached")
                .label(nodes.get(i - 1).span(), "nothing goes on from here")
                .help("strike it, or move it up"));
        return;
      }
      inside(node);
    }
  }

  private void inside(Node node) {
    switch (node) {
      case Statement.If s -> {
        block(s.body());
        block(s.orelse());
      }
      case Statement.While s -> {
        block(s.body());
        block(s.orelse());
        spins(s);
      }
      case Statement.For s -> {
        block(s.body());
        block(s.orelse());
      }
      case Statement.Try s -> {
        block(s.body());
        s.handlers().forEach(h -> block(h.body()));
        block(s.orelse());
        block(s.finallyBody());
        shadowed(s);
      }
      case Statement.With s -> block(s.body());
      case Statement.Within s -> block(s.body());
      case Statement.Match s -> s.cases().forEach(c -> block(c.body()));
      case Statement.FunctionDef s -> block(s.body());
      default -> {}
    }
  }

  /// A handler behind one that takes all that it would.
  private void shadowed(Statement.Try s) {
    for (int i = 0; i < s.handlers().size(); i++) {
      var later = s.handlers().get(i).type();
      for (int j = 0; later != null && j < i; j++) {
        var earlier = s.handlers().get(j).type();
        if (earlier != null && wider(earlier, later)) {
          context.add(
              Diagnostic.of(Code.WM404, later.span(), "this handler is never reached")
                  .label(earlier.span(), "takes all that it would")
                  .help("put the narrower `except` first"));
          break;
        }
      }
    }
  }

  private boolean wider(Expression earlier, Expression later) {
    var wide = context.types().symbol(earlier);
    var narrow = context.types().symbol(later);
    return switch (wide) {
      case Symbol.Builtin w when narrow instanceof Symbol.Builtin n ->
          w.name().equals(n.name()) || Builtins.errorBases(n.name()).contains(w.name());
      case Symbol.Builtin w when narrow instanceof Symbol.Type n -> {
        var base = Classes.builtinBase(context.modules(), n.declared());
        yield w.name().equals(base) || Builtins.errorBases(base).contains(w.name());
      }
      case Symbol.Type w when narrow instanceof Symbol.Type n ->
          Classes.line(context.modules(), n.declared()).contains(w.declared());
      case null, default -> false;
    };
  }

  private void spins(Statement.While s) {
    boolean forever = s.test() instanceof Literal.Bool b && b.value();
    boolean leaves =
        Trees.any(
            s.body(),
            n ->
                n instanceof Statement.Break
                    || n instanceof Statement.Return
                    || n instanceof Statement.Raise
                    || n instanceof Expression.Await
                    || n instanceof Expression.Call
                    || n instanceof Statement.Parallel
                    || n instanceof Statement.First
                    || n instanceof Expression.ParallelFor,
            n -> n instanceof Statement.FunctionDef || n instanceof Expression.Lambda);
    if (forever && !leaves) {
      context.add(
          Diagnostic.of(
                  Code.WM403, s.test().span(), "this loop cannot end, and nothing in it awaits")
              .help("wait, then look again"));
    }
  }

  /// Whether nothing goes on behind a statement.
  static boolean ends(Node node) {
    return switch (node) {
      case Statement.Return _, Statement.Raise _, Statement.Break _, Statement.Continue _ -> true;
      case Statement.If s ->
          !s.orelse().isEmpty() && ends(s.body().getLast()) && ends(s.orelse().getLast());
      case Statement.While s ->
          s.test() instanceof Literal.Bool b
              && b.value()
              && !Trees.any(
                  s.body(),
                  n -> n instanceof Statement.Break,
                  n ->
                      n instanceof Statement.While
                          || n instanceof Statement.For
                          || n instanceof Statement.FunctionDef);
      default -> false;
    };
  }
}
