package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a workflow's body needs its object: for anything but `self.run_action(…)` and its like.
final class Selves {
  private static final List<String> ALIASES =
      List.of("run_action", "signal", "undo", "start", "log", "now", "map", "first", "uuid");

  private Selves() {}

  static boolean uses(
      Modules modules, List<? extends Node> body, String self, Declared.@Nullable Class owner) {
    return body.stream().anyMatch(n -> uses(modules, n, self, owner));
  }

  private static boolean uses(
      Modules modules, Node node, String self, Declared.@Nullable Class owner) {
    if (node instanceof Expression.Call c
        && c.function() instanceof Expression.Attribute a
        && a.value() instanceof Expression.Name n
        && n.id().equals(self)
        && owner != null
        && !needed(modules, owner, a.name().text())) {
      return c.arguments().stream().anyMatch(x -> uses(modules, x, self, owner))
          || c.keywords().stream().anyMatch(x -> uses(modules, x, self, owner));
    }
    return node instanceof Expression.Name n && n.id().equals(self)
        || Trees.children(node).stream().anyMatch(x -> uses(modules, x, self, owner));
  }

  private static boolean needed(Modules modules, Declared.Class owner, String name) {
    var method = Classes.find(modules, owner, name);
    return method == null ? !ALIASES.contains(name) : !Classes.isStatic(method.definition());
  }
}
