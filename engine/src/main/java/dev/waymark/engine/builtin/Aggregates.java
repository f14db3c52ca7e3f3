package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Ordering;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions that make one value of many: `sum`, `min`, `max`, `sorted`.
final class Aggregates {
  private Aggregates() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("sum", Aggregates::sum)
        .function("min", (in, a) -> extreme(in, a, "min"))
        .function("max", (in, a) -> extreme(in, a, "max"))
        .function("sorted", Aggregates::sorted);
  }

  private static Value sorted(Interpreter in, Arguments arguments) {
    if (arguments.count() != 1) {
      throw Errors.typeError("sorted expected 1 argument, got " + arguments.count());
    }
    Parameters.known("sort", arguments, "key", "reverse");
    var key = Parameters.find(arguments, -1, "key", None.NONE);
    boolean reverse = Truth.of(Parameters.find(arguments, -1, "reverse", Int.ZERO));
    return ListValue.of(Sorting.sorted(in, Iterables.all(in, arguments.get(0)), key, reverse));
  }

  private static Value sum(Interpreter in, Arguments arguments) {
    Parameters.known("sum", arguments, "start");
    if (arguments.count() == 0) {
      throw Errors.typeError("sum() takes at least 1 positional argument (0 given)");
    }
    var start = Parameters.find(arguments, 1, "start", Int.ZERO);
    switch (Enums.plain(start)) {
      case Str _ -> throw Errors.typeError("sum() can't sum strings [use ''.join(seq) instead]");
      case Bytes _ -> throw Errors.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
      case Value _ -> {}
    }
    var total = new Total(start);
    var iterator = in.iterate(arguments.get(0));
    for (var item = in.next(iterator); item != null; item = in.next(iterator)) {
      in.charge(1);
      total.add(in, item);
    }
    return total.result();
  }

  /// Sums floats as CPython 3.12 does, with the errors of each addition kept apart (Neumaier).
  private static final class Total {
    private Value exact;
    private boolean floating;
    private double high;
    private double low;

    Total(Value start) {
      exact = start;
      if (start instanceof Float number) {
        begin(number.value());
      }
    }

    private void begin(double start) {
      floating = true;
      high = start;
      low = 0;
    }

    void add(Interpreter in, Value item) {
      if (!floating && item instanceof Float number && isInt(exact)) {
        begin(Arithmetic.toDouble(exact));
        addFloat(number.value());
        return;
      }
      if (floating && item instanceof Float number) {
        addFloat(number.value());
      } else if (floating && isInt(item)) {
        high += Arithmetic.toDouble(item);
      } else {
        exact = Operators.binary(in, BinaryOperator.ADD, result(), item, false);
        floating = false;
      }
    }

    private static boolean isInt(Value value) {
      return value instanceof Int || value instanceof Bool;
    }

    private void addFloat(double x) {
      double sum = high + x;
      low += Math.abs(high) >= Math.abs(x) ? high - sum + x : x - sum + high;
      high = sum;
    }

    Value result() {
      if (!floating) {
        return exact;
      }
      boolean corrected = low != 0 && !Double.isInfinite(low) && !Double.isNaN(low);
      return new Float(corrected ? high + low : high);
    }
  }

  private static Value extreme(Interpreter in, Arguments arguments, String name) {
    Parameters.known(name, arguments, "key", "default");
    var otherwise = Parameters.find(arguments, -1, "default");
    var key = Parameters.find(arguments, -1, "key", None.NONE);
    if (arguments.count() == 0) {
      throw Errors.typeError(name + " expected at least 1 argument, got 0");
    }
    List<Value> items;
    if (arguments.count() == 1) {
      items = Iterables.all(in, arguments.get(0));
    } else {
      if (otherwise != null) {
        throw Errors.typeError(
            "Cannot specify a default for %s() with multiple positional arguments".formatted(name));
      }
      items = arguments.positional();
    }
    var best = best(in, items, key, name.equals("max"));
    if (best != null) {
      return best;
    }
    if (otherwise == null) {
      throw Errors.valueError(name + "() iterable argument is empty");
    }
    return otherwise;
  }

  private static @Nullable Value best(
      Interpreter in, List<Value> items, Value key, boolean greatest) {
    @Nullable Value best = null;
    @Nullable Value bestKey = null;
    for (Value item : items) {
      var itemKey = key == None.NONE ? item : in.call(key, item);
      boolean better =
          bestKey == null
              || (greatest
                  ? Ordering.compare(Ordering.Operator.GREATER, itemKey, bestKey)
                  : Ordering.less(itemKey, bestKey));
      if (better) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  }
}
