package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import dev.waymark.ir.Expression.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Operators of the library's values: dates, durations, text formatting with `%`.
final class LibraryOperators {
  private LibraryOperators() {}

  /// Null where the operator knows nothing of these two.
  static @Nullable Value binary(Interpreter in, BinaryOperator operator, Value a, Value b) {
    if (a instanceof Str template && operator == BinaryOperator.MODULO) {
      return PercentFormat.format(in, template, b);
    }
    if (a instanceof Timedelta x && b instanceof Timedelta y) {
      return switch (operator) {
        case ADD -> Timedelta.ofMicros(x.micros().add(y.micros()));
        case SUBTRACT -> Timedelta.ofMicros(x.micros().subtract(y.micros()));
        case Object _ -> null;
      };
    }
    return null;
  }

  static @Nullable Value unary(UnaryOperator operator, Value value) {
    return value instanceof Timedelta delta && operator == UnaryOperator.MINUS
        ? Timedelta.ofMicros(delta.micros().negate())
        : null;
  }
}
