package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `+` and `*` of text, lists, tuples and bytes; sizes are checked before anything is made.
final class Sequences {
  private Sequences() {}

  static boolean isSequence(Value value) {
    return value instanceof Str
        || value instanceof ListValue
        || value instanceof Tuple
        || value instanceof Bytes;
  }

  static Str concatenate(Interpreter in, Str a, Str b) {
    allowed(in, (long) a.text().length() + b.text().length());
    Str.checkSeam(a.text(), b.text());
    return Str.of(a.text().concat(b.text()));
  }

  /// MemoryError for a value of more parts than the limit.
  static void allowed(Interpreter in, long size) {
    if (size > in.sizeLimit()) {
      throw Errors.tooLarge("a value of " + size + " parts", in.sizeLimit());
    }
    in.charge(size / 64);
  }

  static @Nullable Value binary(Interpreter in, BinaryOperator operator, Value a, Value b) {
    return switch (operator) {
      case ADD -> add(in, a, b);
      case MULTIPLY -> {
        var count = isSequence(a) ? count(b) : count(a);
        yield count == null ? null : repeat(in, isSequence(a) ? a : b, count);
      }
      case BinaryOperator _ -> null;
    };
  }

  private static @Nullable BigInteger count(Value value) {
    return switch (value) {
      case Int number -> number.big();
      case Bool flag -> flag.toInt().big();
      case Value _ -> null;
    };
  }

  private static @Nullable Value add(Interpreter in, Value a, Value b) {
    if (a instanceof Str x && b instanceof Str y) {
      return concatenate(in, x, y);
    }
    if (a instanceof ListValue x && b instanceof ListValue y) {
      allowed(in, (long) x.size() + y.size());
      var sum = ListValue.of(x.items());
      sum.items().addAll(y.items());
      return sum;
    }
    if (a instanceof Tuple x && b instanceof Tuple y) {
      allowed(in, (long) x.size() + y.size());
      var items = new ArrayList<Value>(x.items());
      items.addAll(y.items());
      return Tuple.of(items);
    }
    if (a instanceof Bytes x && b instanceof Bytes y) {
      allowed(in, (long) x.length() + y.length());
      var bytes = Arrays.copyOf(x.bytes(), x.length() + y.length());
      System.arraycopy(y.bytes(), 0, bytes, x.length(), y.length());
      return Bytes.of(bytes);
    }
    return null;
  }

  private static @Nullable Value repeat(Interpreter in, Value sequence, BigInteger count) {
    return switch (sequence) {
      case Str text -> Str.of(text.text().repeat(times(in, text.text().length(), count)));
      case ListValue list -> ListValue.of(repeated(in, list.items(), count));
      case Tuple tuple -> Tuple.of(repeated(in, tuple.items(), count));
      case Bytes bytes -> {
        int times = times(in, bytes.length(), count);
        var result = new byte[bytes.length() * times];
        for (int i = 0; i < times; i++) {
          System.arraycopy(bytes.bytes(), 0, result, i * bytes.length(), bytes.length());
        }
        yield Bytes.of(result);
      }
      case Value _ -> null;
    };
  }

  private static int times(Interpreter in, int size, BigInteger count) {
    if (count.bitLength() > Long.SIZE - 1) {
      throw Errors.overflow("cannot fit 'int' into an index-sized integer");
    }
    if (count.signum() <= 0 || size == 0) {
      return 0;
    }
    var total = count.multiply(BigInteger.valueOf(size));
    if (total.bitLength() > 62) {
      throw Errors.tooLarge("a value of " + total + " parts", in.sizeLimit());
    }
    allowed(in, total.longValueExact());
    return count.intValueExact();
  }

  private static List<Value> repeated(Interpreter in, List<Value> items, BigInteger count) {
    int times = times(in, items.size(), count);
    var result = new ArrayList<Value>(items.size() * times);
    for (int i = 0; i < times; i++) {
      result.addAll(items);
    }
    return result;
  }

  static @Nullable Value inPlace(
      Interpreter in, BinaryOperator operator, ListValue list, Value right) {
    if (operator == BinaryOperator.ADD) {
      var items = Iterables.all(in, right);
      allowed(in, (long) list.size() + items.size());
      list.items().addAll(items);
      return list;
    }
    var count = operator == BinaryOperator.MULTIPLY ? count(right) : null;
    if (count == null) {
      return null;
    }
    var items = repeated(in, list.items(), count);
    list.items().clear();
    list.items().addAll(items);
    return list;
  }
}
