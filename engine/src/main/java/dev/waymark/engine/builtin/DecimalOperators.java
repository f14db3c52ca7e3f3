package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Arithmetic of `decimal.Decimal`, under the default context.
final class DecimalOperators {
  private DecimalOperators() {}

  /// Null where the operator does not take these two (a Decimal and a float).
  static @Nullable Value binary(BinaryOperator operator, Value a, Value b) {
    if (a instanceof Float || b instanceof Float) {
      return null;
    }
    throw Errors.raised(
        "NotImplementedError",
        "the operator " + operator + " of Decimal is not part of this version");
  }
}
