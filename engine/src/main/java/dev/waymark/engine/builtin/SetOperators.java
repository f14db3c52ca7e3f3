package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Table;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// `| & - ^` of sets, views and dicts.
final class SetOperators {
  private SetOperators() {}

  static @Nullable Value binary(Interpreter in, BinaryOperator operator, Value a, Value b) {
    if (a instanceof Dict x && b instanceof Dict y && operator == BinaryOperator.OR) {
      var table = x.table().copy();
      update(table, y.table());
      return new Dict(x.flavour(), table);
    }
    var left = items(in, a);
    var right = items(in, b);
    if (left == null || right == null) {
      return null;
    }
    var result = combine(operator, left, right);
    return result == null ? null : new SetValue(a instanceof SetValue set && set.frozen(), result);
  }

  static @Nullable Value inPlace(BinaryOperator operator, SetValue set, Value other) {
    if (!(other instanceof SetValue right)) {
      return null;
    }
    var result = combine(operator, set.table(), right.table());
    if (result == null) {
      return null;
    }
    set.replace(result);
    return set;
  }

  private static @Nullable Table items(Interpreter in, Value value) {
    return switch (value) {
      case SetValue set -> set.table();
      case DictView view when view.kind() != DictView.Kind.VALUES -> {
        var table = new Table(false, 0);
        for (var item : Iterables.all(in, view)) {
          table.put(item, null);
        }
        yield table;
      }
      case Value _ -> null;
    };
  }

  private static @Nullable Table combine(BinaryOperator operator, Table a, Table b) {
    return switch (operator) {
      case OR -> {
        var union = a.copy();
        update(union, b);
        yield union;
      }
      case AND -> select(a, b, true);
      case SUBTRACT -> select(a, b, false);
      case XOR -> {
        var both = select(a, b, false);
        update(both, select(b, a, false));
        yield both;
      }
      case BinaryOperator _ -> null;
    };
  }

  static void update(Table table, Table other) {
    for (int i = 0; i < other.end(); i++) {
      var key = other.keyAt(i);
      if (key != null) {
        table.put(key, other.isMapping() ? other.valueAt(i) : null);
      }
    }
  }

  /// The keys of `a` that are (or are not) in `b`.
  static Table select(Table a, Table b, boolean inside) {
    var result = new Table(false, 0);
    for (int i = 0; i < a.end(); i++) {
      var key = a.keyAt(i);
      if (key != null && b.find(key) >= 0 == inside) {
        result.put(key, null);
      }
    }
    return result;
  }
}
