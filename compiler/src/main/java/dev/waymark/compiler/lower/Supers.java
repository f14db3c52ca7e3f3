package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.check.Classes;
import dev.waymark.compiler.check.Declared;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Expression.Invoke;
import dev.waymark.ir.Expression.Local;
import dev.waymark.ir.Expression.Star;
import dev.waymark.ir.Expression.TupleDisplay;
import dev.waymark.ir.Node.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `super().method(…)`, which is known before it runs.
final class Supers {
  private final Body body;

  Supers(Body body) {
    this.body = body;
  }

  dev.waymark.ir.@Nullable Expression call(Expression.Call c, Expression.Attribute method) {
    if (!(method.value() instanceof Expression.Call inner)
        || !body.builtin(inner.function()).equals("super")) {
      return null;
    }
    var owner = body.inside().owner();
    var standing = body.inside().standing();
    var self = body.inside().self();
    var slot = self == null ? null : body.slot(self);
    if (owner == null || standing == null || slot == null || !inner.arguments().isEmpty()) {
      return body.refuse(c, "`super()` here");
    }
    var name = method.name().text();
    var found = after(owner, standing, name);
    if (found != null) {
      var arguments = new ArrayList<Argument>();
      arguments.add(new Argument.Positional(new Local(slot)));
      arguments.addAll(body.calls().arguments(c));
      return new Invoke(new Functions(body).method(owner, found), arguments);
    }
    if (!name.equals("__init__") || !c.keywords().isEmpty()) {
      return body.refuse(c, "`super().%s`".formatted(name));
    }
    if (owner.kind() == Declared.Kind.ERROR) {
      return arguments(c, slot);
    }
    return c.arguments().isEmpty() ? Constants.NONE : body.refuse(c, "`super()` here");
  }

  /// What `BaseException.__init__` does with its arguments.
  private dev.waymark.ir.Expression arguments(Expression.Call c, int self) {
    var values = new ArrayList<dev.waymark.ir.Expression>();
    for (var argument : body.calls().arguments(c)) {
      values.add(argument instanceof Argument.Star s ? new Star(s.value()) : argument.value());
    }
    body.values().assign(new Target.Attribute(new Local(self), "args"), new TupleDisplay(values));
    return Constants.NONE;
  }

  /// The next method of this name behind the class where the call stands.
  private Classes.@Nullable Method after(
      Declared.Class owner, Declared.Class standing, String name) {
    List<Declared.Class> line = Classes.line(body.unit().modules(), owner);
    int at = line.indexOf(standing);
    for (var next : line.subList(at + 1, line.size())) {
      var found = next.method(name);
      if (found.isPresent()) {
        return new Classes.Method(next, found.get());
      }
    }
    return null;
  }
}
