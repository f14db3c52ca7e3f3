package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import java.util.List;

/// Whether a name is read before it is set, in the order of the text.
final class FirstUse {
  private enum Use {
    NONE,
    READ,
    SET
  }

  private final String name;

  private FirstUse(String name) {
    this.name = name;
  }

  static boolean isRead(List<? extends Node> body, String name) {
    return new FirstUse(name).first(body) == Use.READ;
  }

  private Use first(List<? extends Node> nodes) {
    for (var node : nodes) {
      var use = of(node);
      if (use != Use.NONE) {
        return use;
      }
    }
    return Use.NONE;
  }

  private Use of(Node node) {
    return switch (node) {
      case Expression.Name n -> n.id().equals(name) ? Use.READ : Use.NONE;
      case Statement.Assign s -> then(of(s.value()), s.targets());
      case Statement.AnnAssign s -> {
        var value = s.value();
        yield value == null ? Use.NONE : then(of(value), List.of(s.target()));
      }
      case Statement.For s -> {
        var use = then(of(s.iterable()), List.of(s.target()));
        yield use != Use.NONE ? use : later(s.body(), s.orelse());
      }
      case Statement.With.Item i -> {
        var target = i.target();
        yield then(of(i.value()), target == null ? List.of() : List.of(target));
      }
      case Expression.NamedExpr e -> then(of(e.value()), List.of(e.target()));
      default -> first(Trees.children(node));
    };
  }

  private Use later(List<Statement> body, List<Statement> orelse) {
    var use = first(body);
    return use != Use.NONE ? use : first(orelse);
  }

  private Use then(Use use, List<? extends Expression> targets) {
    if (use != Use.NONE) {
      return use;
    }
    return targets.stream().anyMatch(this::sets) ? Use.SET : first(targets);
  }

  private boolean sets(Expression target) {
    return switch (target) {
      case Expression.Name n -> n.id().equals(name);
      case Expression.Starred s -> sets(s.value());
      case Expression.TupleDisplay t -> t.elements().stream().anyMatch(this::sets);
      case Expression.ListDisplay t -> t.elements().stream().anyMatch(this::sets);
      default -> false;
    };
  }
}
