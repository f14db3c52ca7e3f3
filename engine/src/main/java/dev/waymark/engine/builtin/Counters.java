package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `collections.Counter`, `defaultdict` and `OrderedDict`: dicts of another flavour.
final class Counters {
  private Counters() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("collections.Counter", Counters::counter)
        .function("collections.Counter.most_common", Counters::mostCommon)
        .function("collections.Counter.elements", Counters::elements)
        .function("collections.Counter.total", (in, a) -> total((Dict) a.get(0)))
        .function("collections.Counter.subtract", Counters::subtract)
        .function("collections.defaultdict", Counters::defaultDict)
        .function("collections.OrderedDict", Counters::ordered)
        .function("collections.OrderedDict.move_to_end", (in, a) -> moveToEnd(a))
        .function("collections.OrderedDict.popitem", (in, a) -> popItem(a));
  }

  private static Value counter(Interpreter in, Arguments arguments) {
    Parameters.positional("Counter", Arguments.of(arguments.positional()), 0, 1);
    var counter = new Dict(Dict.Flavour.COUNTER);
    add(in, counter, arguments.prepend(counter), 1);
    return counter;
  }

  /// Adds the counts of the second argument and of the named ones.
  static void add(Interpreter in, Dict counter, Arguments arguments, int sign) {
    if (arguments.count() > 1 && arguments.get(1) != None.NONE) {
      if (arguments.get(1) instanceof Dict other) {
        for (Value key : Iterables.all(in, other)) {
          var value = other.get(key);
          count(counter, key, value == null ? BigInteger.ZERO : Numbers.index(value), sign);
        }
      } else {
        for (Value key : Iterables.all(in, arguments.get(1))) {
          count(counter, key, BigInteger.ONE, sign);
        }
      }
    }
    arguments.named().forEach((k, v) -> count(counter, Str.of(k), Numbers.index(v), sign));
  }

  private static void count(Dict counter, Value key, BigInteger by, int sign) {
    var now = counter.get(key);
    var before = now == null ? BigInteger.ZERO : Numbers.index(now);
    counter.put(key, Int.of(sign < 0 ? before.subtract(by) : before.add(by)));
  }

  private static Value subtract(Interpreter in, Arguments arguments) {
    Parameters.method("subtract", Arguments.of(arguments.positional()), 0, 1);
    add(in, (Dict) arguments.get(0), arguments, -1);
    return None.NONE;
  }

  private static List<Value> pairs(Interpreter in, Dict counter) {
    var pairs = new ArrayList<Value>();
    for (Value key : Iterables.all(in, counter)) {
      var value = counter.get(key);
      if (value != null) {
        pairs.add(Tuple.of(key, value));
      }
    }
    return pairs;
  }

  private static Value mostCommon(Interpreter in, Arguments arguments) {
    Parameters.known("most_common", arguments, "n");
    var most = Parameters.find(arguments, 1, "n", None.NONE);
    var pairs = new ArrayList<>(pairs(in, (Dict) arguments.get(0)));
    pairs.sort((x, y) -> Numbers.compare(((Tuple) y).get(1), ((Tuple) x).get(1)));
    int n = Parameters.index(most, pairs.size());
    return ListValue.of(pairs.subList(0, Math.max(0, Math.min(n, pairs.size()))));
  }

  private static Value elements(Interpreter in, Arguments arguments) {
    Parameters.method("elements", arguments, 0, 0);
    var all = ListValue.empty();
    for (Value pair : pairs(in, (Dict) arguments.get(0))) {
      var count = Numbers.index(((Tuple) pair).get(1));
      Sizes.check(
          count.bitLength() > 31 ? Long.MAX_VALUE : all.size() + count.longValue(), "a list");
      for (long i = 0; i < count.longValue(); i++) {
        all.add(((Tuple) pair).get(0));
      }
    }
    return new IteratorValue.OfList(all, 0);
  }

  private static Value total(Dict counter) {
    var total = BigInteger.ZERO;
    var table = counter.table();
    for (int i = 0; i < table.end(); i++) {
      var value = table.keyAt(i) == null ? null : table.valueAt(i);
      total = value == null ? total : total.add(Numbers.index(value));
    }
    return Int.of(total);
  }

  /// `+`, `-`, `&` and `|` of two counters: only counts above zero stay.
  static @Nullable Value binary(Interpreter in, BinaryOperator operator, Dict a, Dict b) {
    if (a.flavour() != Dict.Flavour.COUNTER || b.flavour() != Dict.Flavour.COUNTER) {
      return null;
    }
    var keys = new ArrayList<>(Iterables.all(in, a));
    for (Value key : Iterables.all(in, b)) {
      if (a.get(key) == null) {
        keys.add(key);
      }
    }
    var result = new Dict(Dict.Flavour.COUNTER);
    for (Value key : keys) {
      var x = number(a, key);
      var y = number(b, key);
      var count =
          switch (operator) {
            case ADD -> x.add(y);
            case SUBTRACT -> x.subtract(y);
            case AND -> x.min(y);
            case OR -> x.max(y);
            case Object _ -> null;
          };
      if (count == null) {
        return null;
      }
      if (count.signum() > 0) {
        result.put(key, Int.of(count));
      }
    }
    return result;
  }

  private static BigInteger number(Dict counter, Value key) {
    var count = counter.get(key);
    return count == null ? BigInteger.ZERO : Numbers.index(count);
  }

  private static Value defaultDict(Interpreter in, Arguments arguments) {
    var dict = new Dict(Dict.Flavour.DEFAULT);
    if (arguments.count() > 0) {
      dict.setFactory(arguments.get(0));
    }
    if (arguments.count() > 1) {
      DictMethods.merge(in, dict, arguments.get(1));
    }
    arguments.named().forEach(dict::put);
    return dict;
  }

  private static Value ordered(Interpreter in, Arguments arguments) {
    var dict = new Dict(Dict.Flavour.ORDERED);
    if (arguments.count() > 0) {
      DictMethods.merge(in, dict, arguments.get(0));
    }
    arguments.named().forEach(dict::put);
    return dict;
  }

  private static Value popItem(Arguments arguments) {
    Parameters.known("popitem", arguments, "last");
    var table = ((Dict) arguments.get(0)).table();
    boolean last =
        dev.waymark.engine.value.Truth.of(Parameters.find(arguments, 1, "last", Int.ONE));
    for (int i = 0; i < table.end(); i++) {
      int at = last ? table.end() - 1 - i : i;
      var key = table.keyAt(at);
      var value = table.valueAt(at);
      if (key != null && value != null) {
        table.removeAt(at);
        return dev.waymark.engine.value.Tuple.of(key, value);
      }
    }
    throw dev.waymark.engine.value.Errors.keyError(Str.of("dictionary is empty"));
  }

  private static Value moveToEnd(Arguments arguments) {
    Parameters.known("move_to_end", arguments, "last");
    var dict = (Dict) arguments.get(0);
    var key = arguments.get(1);
    var last = Parameters.find(arguments, 2, "last", Int.ONE);
    var value = dict.table().remove(key);
    if (value == null) {
      throw dev.waymark.engine.value.Errors.keyError(key);
    }
    if (dev.waymark.engine.value.Truth.of(last)) {
      dict.put(key, value);
      return None.NONE;
    }
    var table = new dev.waymark.engine.value.Table(true, dict.size() + 1);
    table.restore(key, value);
    var old = dict.table();
    for (int i = 0; i < old.end(); i++) {
      if (old.keyAt(i) != null) {
        table.restore(old.keyAt(i), old.valueAt(i));
      }
    }
    dict.replace(table);
    return None.NONE;
  }
}
