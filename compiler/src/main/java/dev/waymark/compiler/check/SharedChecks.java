package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.List;

/// Changes of what all calls share in one Python process, and no two instances do: the lists, dicts
/// and sets that a module or a class holds.
final class SharedChecks implements Checker.Rule {
  private static final List<String> CHANGES =
      List.of(
          "append",
          "extend",
          "insert",
          "pop",
          "remove",
          "clear",
          "sort",
          "reverse",
          "update",
          "setdefault",
          "popitem",
          "add",
          "discard",
          "appendleft",
          "popleft",
          "extendleft",
          "rotate",
          "subtract");

  private final Surroundings context;

  SharedChecks(Surroundings context) {
    this.context = context;
  }

  @Override
  public void look(Node node) {
    switch (node) {
      case Statement.Assign s -> s.targets().forEach(this::target);
      case Statement.AugAssign s -> target(s.target());
      case Statement.Delete s -> s.targets().forEach(this::target);
      case Expression.Call c
          when c.function() instanceof Expression.Attribute a
              && CHANGES.contains(a.name().text()) ->
          changed(a.value());
      default -> {}
    }
  }

  private void target(Expression target) {
    switch (target) {
      case Expression.Subscript s -> changed(s.value());
      case Expression.TupleDisplay t -> t.elements().forEach(this::target);
      case Expression.ListDisplay t -> t.elements().forEach(this::target);
      default -> {}
    }
  }

  private void changed(Expression object) {
    switch (object) {
      case Expression.Subscript s -> changed(s.value());
      case Expression.Name n when context.types().symbol(n) instanceof Symbol.Constant c ->
          refuse(n, "`%s` of the module".formatted(c.name()));
      case Expression.Attribute a when context.types().symbol(a) instanceof Symbol.Constant c ->
          refuse(a, "`%s` of the module".formatted(c.name()));
      case Expression.Attribute a when ofClass(a) ->
          refuse(a, "`%s` of the class".formatted(a.name().text()));
      default -> {}
    }
  }

  /// A value that the class holds, and that no method gives the object itself.
  private boolean ofClass(Expression.Attribute a) {
    var owner = context.rooted().owner();
    if (owner == null || !context.types().isSelf(a.value())) {
      return false;
    }
    var name = a.name().text();
    var lines = Classes.line(context.modules(), owner);
    boolean held =
        lines.stream()
            .filter(c -> c.kind() == Declared.Kind.PLAIN)
            .flatMap(c -> c.fields().stream())
            .anyMatch(f -> f.name().equals(name) && f.initial() != null);
    return held
        && lines.stream()
            .flatMap(c -> c.methods().stream())
            .noneMatch(m -> Trees.any(m.body(), n -> gives(n, name), _ -> false));
  }

  private static boolean gives(Node node, String name) {
    return node instanceof Statement.Assign s
            && s.targets().stream().anyMatch(t -> isAttribute(t, name))
        || node instanceof Statement.AnnAssign n
            && n.value() != null
            && isAttribute(n.target(), name);
  }

  private static boolean isAttribute(Expression target, String name) {
    return target instanceof Expression.Attribute a
        && a.value() instanceof Expression.Name
        && a.name().text().equals(name);
  }

  private void refuse(Expression at, String what) {
    context.add(
        Diagnostic.of(
                Code.WM209, at.span(), "changes %s, which no two instances share".formatted(what))
            .help("keep it in a local name, or give it to `self` in `__init__`"));
  }
}
