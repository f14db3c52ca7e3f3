package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Severity;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Branches, handlers and loops.
final class BlockChecks implements Checker.Rule {
  private final Surroundings context;

  BlockChecks(Surroundings context) {
    this.context = context;
  }

  @Override
  public void look(Node node) {
    switch (node) {
      case Statement.Parallel p -> {
        rebound(p);
        p.branches().forEach(b -> leaves(b.body(), "a branch", false));
      }
      case Statement.First f -> f.branches().forEach(b -> leaves(b.body(), "a branch", false));
      case Expression.ParallelFor p -> {
        leaves(p.body(), "`parallel for`", false);
        yields(p);
      }
      case Statement.For f when f.async() -> asynchronous(f.span(), f.target().span());
      case Expression.Generator g when g.async() -> asynchronous(g.span(), g.target().span());
      case Statement.Try t -> handlers(t);
      default -> {}
    }
  }

  private void asynchronous(Span whole, Span target) {
    context.add(
        Diagnostic.of(
                Code.WM410,
                new Span(whole.file(), whole.start(), target.start()),
                "`async for` needs an asynchronous iterator, and a workflow has none")
            .help("`for`, with `await` inside"));
  }

  /// Names that more than one branch is concerned with, where one of them rebinds.
  private void rebound(Statement.Parallel p) {
    Map<String, Expression.Name> bound = new LinkedHashMap<>();
    for (var branch : p.branches()) {
      for (var name : targets(branch)) {
        var before = bound.putIfAbsent(name.id(), name);
        if (before != null && !within(branch, before)) {
          shared(name, before);
        }
      }
    }
    for (var branch : p.branches()) {
      for (var read : reads(branch)) {
        var target = bound.get(read.id());
        if (target != null && !within(branch, target)) {
          shared(target, read);
        }
      }
    }
  }

  private void shared(Expression.Name name, Expression.Name other) {
    context.add(
        Diagnostic.of(
                Code.WM402,
                name.span(),
                "a branch rebinds `%s`, which another branch uses".formatted(name.id()))
            .as(Severity.ERROR)
            .label(other.span(), "used here")
            .help("give each branch a name of its own, and join them after the block"));
  }

  private static boolean within(Node branch, Node node) {
    return branch.span().contains(node.span());
  }

  private static List<Expression.Name> targets(Node root) {
    var found = new ArrayList<Expression.Name>();
    collect(root, found, true);
    return found;
  }

  private static List<Expression.Name> reads(Node root) {
    var found = new ArrayList<Expression.Name>();
    collect(root, found, false);
    return found;
  }

  private static void collect(Node node, List<Expression.Name> found, boolean targets) {
    switch (node) {
      case Statement.FunctionDef _, Expression.Lambda _, Expression.ParallelFor _ -> {
        return;
      }
      case Statement.Assign s -> {
        if (targets) {
          s.targets().forEach(t -> names(t, found));
          return;
        }
        collect(s.value(), found, false);
        return;
      }
      case Statement.AugAssign s -> {
        names(s.target(), found);
        collect(s.value(), found, targets);
        return;
      }
      case Statement.For s when targets -> names(s.target(), found);
      case Expression.Name n when !targets -> found.add(n);
      default -> {}
    }
    Trees.children(node).forEach(c -> collect(c, found, targets));
  }

  private static void names(Expression target, List<Expression.Name> found) {
    switch (target) {
      case Expression.Name n -> found.add(n);
      case Expression.Starred s -> names(s.value(), found);
      case Expression.TupleDisplay t -> t.elements().forEach(e -> names(e, found));
      case Expression.ListDisplay t -> t.elements().forEach(e -> names(e, found));
      default -> {}
    }
  }

  /// `return`, `break` and `continue` stay inside.
  private void leaves(List<? extends Node> body, String what, boolean loop) {
    for (var node : body) {
      var word =
          switch (node) {
            case Statement.Return _ -> "return";
            case Statement.Break _ when !loop -> "break";
            case Statement.Continue _ when !loop -> "continue";
            default -> "";
          };
      if (!word.isEmpty()) {
        context.add(
            Diagnostic.of(Code.WM408, node.span(), "`%s` cannot leave %s".formatted(word, what))
                .help(
                    what.equals("a branch")
                        ? "set a name, or raise"
                        : "`yield` the branch's result, set a name, or raise"));
      }
      switch (node) {
        case Statement.FunctionDef _, Expression _, Statement.Parallel _, Statement.First _ -> {}
        case Statement.For f -> leaves(f.body(), what, true);
        case Statement.While w -> leaves(w.body(), what, true);
        default -> leaves(Trees.children(node), what, loop);
      }
    }
  }

  /// Least and most yields on the paths through a block.
  private record Yields(int least, int most) {
    Yields then(Yields next) {
      return new Yields(least + next.least, most + next.most);
    }

    Yields or(Yields other) {
      return new Yields(Math.min(least, other.least), Math.max(most, other.most));
    }
  }

  private void yields(Expression.ParallelFor p) {
    var found = count(p.body());
    if (found.most > 0 && (found.least != 1 || found.most != 1)) {
      context.add(
          Diagnostic.of(
                  Code.WM409,
                  new Span(p.span().file(), p.span().start(), p.iterable().span().end()),
                  found.least == 0
                      ? "a path of this `parallel for` yields nothing, and another yields"
                      : "a path of this `parallel for` yields more than once")
              .help("`yield` exactly once on every path"));
    }
  }

  private static Yields count(List<Statement> body) {
    var all = new Yields(0, 0);
    for (var statement : body) {
      all = all.then(count(statement));
      if (statement instanceof Statement.Raise) {
        return new Yields(1, Math.max(1, all.most)); // this path gives no result at all
      }
    }
    return all;
  }

  private static Yields count(Statement statement) {
    return switch (statement) {
      case Statement.ExpressionStatement s when s.value() instanceof Expression.Yield ->
          new Yields(1, 1);
      case Statement.If s -> count(s.body()).or(count(s.orelse()));
      case Statement.With s -> count(s.body());
      case Statement.Within s -> count(s.body());
      case Statement.Try s -> {
        var whole = count(s.body()).then(count(s.orelse()));
        for (var handler : s.handlers()) {
          whole = whole.or(count(handler.body()));
        }
        yield whole.then(count(s.finallyBody()));
      }
      case Statement.Match s -> {
        var whole = count(s.cases().getFirst().body());
        for (var branch : s.cases()) {
          whole = whole.or(count(branch.body()));
        }
        yield whole;
      }
      case Statement.For s -> new Yields(0, count(s.body()).most * 2);
      case Statement.While s -> new Yields(0, count(s.body()).most * 2);
      default -> new Yields(0, 0);
    };
  }

  /// An error of the program that nothing in the `try` declares.
  private void handlers(Statement.Try t) {
    var raised = new ArrayList<Symbol.Action>();
    boolean opaque = opaque(t.body(), raised);
    if (opaque || raised.isEmpty()) {
      return;
    }
    for (var handler : t.handlers()) {
      var type = handler.type();
      if (type == null
          || !(context.types().symbol(type) instanceof Symbol.Type caught)
          || caught.declared().kind() != Declared.Kind.ERROR
          || raised.stream().anyMatch(a -> mayRaise(a.declared(), caught.declared()))) {
        continue;
      }
      var first = raised.getFirst().declared();
      context.add(
          Diagnostic.of(
                  Code.WM601,
                  type.span(),
                  "nothing in this `try` declares that it raises `%s`"
                      .formatted(caught.declared().name()))
              .label("neither that nor a base of it")
              .label(first.nameSpan(), "declares what it raises here")
              .note("an error of a worker is matched by its name and the names of its bases")
              .help(
                  "catch what is declared, or add `%s` to the `raises` of `%s`"
                      .formatted(caught.declared().name(), first.name())));
    }
  }

  /// Gathers the actions that are called; answers whether anything else could raise the error.
  private boolean opaque(List<? extends Node> nodes, List<Symbol.Action> raised) {
    boolean opaque = false;
    for (var node : nodes) {
      switch (node) {
        case Expression.Call c -> {
          switch (context.types().symbol(c.function())) {
            case Symbol.Action a -> {
              raised.add(a);
              opaque = opaque || a.declared().setting("raises").isEmpty();
            }
            case Symbol.Builtin _, Symbol.Type _ -> {}
            case null, default -> opaque = true;
          }
        }
        case Statement.Raise _ -> opaque = true;
        default -> {}
      }
      opaque = opaque(Trees.children(node), raised) || opaque;
    }
    return opaque;
  }

  private boolean mayRaise(Declared.Action action, Declared.Class caught) {
    return action.setting("raises").stream()
        .flatMap(s -> s.values().stream())
        .anyMatch(e ->
            !(context.modules().resolve(action.module(), e) instanceof Symbol.Type t)
                || Classes.line(context.modules(), t.declared()).contains(caught)
                || Classes.line(context.modules(), caught).contains(t.declared()));
  }
}
