package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.ir.Node.Target;
import java.util.List;
import java.util.Optional;

/// Where values are put.
final class Targets {
  private final Body body;

  Targets(Body body) {
    this.body = body;
  }

  /// Whether a result may be written there directly, once it is known.
  static boolean isPlain(Expression target) {
    return switch (target) {
      case Expression.Name _ -> true;
      case Expression.Attribute a -> !Values.suspends(a);
      case Expression.Subscript s -> !Values.suspends(s);
      default -> false;
    };
  }

  Target target(Expression target) {
    return switch (target) {
      case Expression.Name n -> name(n);
      case Expression.Attribute a ->
          new Target.Attribute(body.values().value(a.value()), a.name().text());
      case Expression.Subscript s -> {
        var parts = body.values().all(List.of(s.value(), s.index()));
        yield new Target.Item(parts.getFirst(), parts.getLast());
      }
      case Expression.TupleDisplay t -> unpack(t.elements());
      case Expression.ListDisplay t -> unpack(t.elements());
      case Expression.Starred s -> target(s.value());
      default -> {
        body.unit().notYet(target, "this target");
        yield new Target.Nowhere();
      }
    };
  }

  private Target name(Expression.Name name) {
    var slot = body.slot(name.id());
    if (slot == null) {
      body.unit().notYet(name, "assigning a name of the module");
      return new Target.Nowhere();
    }
    return new Target.Slot(slot);
  }

  private Target unpack(List<Expression> elements) {
    Optional<Integer> star = Optional.empty();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Expression.Starred) {
        star = Optional.of(i);
      }
    }
    return new Target.Unpack(elements.stream().map(this::target).toList(), star);
  }

  /// A target whose parts may be evaluated twice: once to read and once to write.
  Target once(Expression target, boolean suspends) {
    return switch (target(target)) {
      case Target.Attribute t -> new Target.Attribute(simple(t.object(), suspends), t.name());
      case Target.Item t -> {
        var object = simple(t.object(), suspends);
        yield new Target.Item(object, simple(t.key(), suspends));
      }
      case Target other -> other;
    };
  }

  /// Reading a name twice is reading it once, unless something else may happen in between.
  private dev.waymark.ir.Expression simple(dev.waymark.ir.Expression value, boolean suspends) {
    return value instanceof dev.waymark.ir.Expression.Local && !suspends
        ? value
        : body.values().spilled(value);
  }

  static dev.waymark.ir.Expression read(Target target) {
    return switch (target) {
      case Target.Slot t -> new dev.waymark.ir.Expression.Local(t.slot());
      case Target.Attribute t -> new dev.waymark.ir.Expression.Attribute(t.object(), t.name());
      case Target.Item t -> new dev.waymark.ir.Expression.Item(t.object(), t.key());
      case Target.Nowhere _, Target.Unpack _ -> Constants.NONE;
    };
  }
}
