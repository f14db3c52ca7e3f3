package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Deque;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import org.jspecify.annotations.Nullable;

/// The lazy iterators of the builtins module: a kind and fields each, so that they survive a
/// snapshot.
final class CoreIterators {
  private CoreIterators() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("enumerate", CoreIterators::enumerate)
        .iterator("enumerate", CoreIterators::nextEnumerated)
        .function("zip", CoreIterators::zip)
        .iterator("zip", CoreIterators::nextZipped)
        .function("map", CoreIterators::map)
        .iterator("map", CoreIterators::nextMapped)
        .function("filter", CoreIterators::filter)
        .iterator("filter", CoreIterators::nextFiltered)
        .iterator("deque_iterator", CoreIterators::nextOfDeque);
  }

  private static Value enumerate(Interpreter in, Arguments arguments) {
    Parameters.known("enumerate", arguments, "iterable", "start");
    var source = Parameters.find(arguments, 0, "iterable");
    if (source == null) {
      throw Errors.typeError("enumerate() missing required argument 'iterable' (pos 1)");
    }
    var start = Int.of(Numbers.index(Parameters.find(arguments, 1, "start", Int.ZERO)));
    return new IteratorValue.Native("enumerate", in.iterate(source), start);
  }

  private static @Nullable Value nextEnumerated(Interpreter in, IteratorValue.Native it) {
    var item = in.next(it.get(0));
    if (item == null) {
      return null;
    }
    var number = (Int) it.get(1);
    it.set(1, Int.of(number.big().add(java.math.BigInteger.ONE)));
    return Tuple.of(number, item);
  }

  private static Tuple iterators(Interpreter in, Arguments arguments, int from) {
    var iterators = new Value[arguments.count() - from];
    for (int i = 0; i < iterators.length; i++) {
      iterators[i] = in.iterate(arguments.get(from + i));
    }
    return Tuple.of(iterators);
  }

  private static Value zip(Interpreter in, Arguments arguments) {
    Parameters.known("zip", arguments, "strict");
    var strict = Parameters.find(arguments, -1, "strict", dev.waymark.engine.value.Bool.FALSE);
    return new IteratorValue.Native("zip", iterators(in, arguments, 0), strict);
  }

  private static @Nullable Value nextZipped(Interpreter in, IteratorValue.Native it) {
    var sources = (Tuple) it.get(0);
    boolean strict = Truth.of(it.get(1));
    var items = new Value[sources.size()];
    for (int i = 0; i < items.length; i++) {
      var item = in.next(sources.get(i));
      if (item == null) {
        if (strict) {
          checkStrict(in, sources, i);
        }
        return null;
      }
      items[i] = item;
    }
    return items.length == 0 ? null : Tuple.of(items);
  }

  private static void checkStrict(Interpreter in, Tuple sources, int ended) {
    if (ended > 0) {
      throw Errors.valueError(
          "zip() argument %d is shorter than argument%s"
              .formatted(ended + 1, ended == 1 ? " 1" : "s 1-" + ended));
    }
    for (int i = 1; i < sources.size(); i++) {
      if (in.next(sources.get(i)) != null) {
        throw Errors.valueError(
            "zip() argument %d is longer than argument%s"
                .formatted(i + 1, i == 1 ? " 1" : "s 1-" + i));
      }
    }
  }

  private static Value map(Interpreter in, Arguments arguments) {
    if (arguments.count() < 2) {
      throw Errors.typeError("map() must have at least two arguments.");
    }
    Parameters.known("map", arguments);
    return new IteratorValue.Native("map", arguments.get(0), iterators(in, arguments, 1));
  }

  private static @Nullable Value nextMapped(Interpreter in, IteratorValue.Native it) {
    var sources = (Tuple) it.get(1);
    var items = new Value[sources.size()];
    for (int i = 0; i < items.length; i++) {
      var item = in.next(sources.get(i));
      if (item == null) {
        return null;
      }
      items[i] = item;
    }
    return in.call(it.get(0), items);
  }

  private static Value filter(Interpreter in, Arguments arguments) {
    Parameters.positional("filter", arguments, 2, 2);
    return new IteratorValue.Native("filter", arguments.get(0), in.iterate(arguments.get(1)));
  }

  private static @Nullable Value nextFiltered(Interpreter in, IteratorValue.Native it) {
    for (var item = in.next(it.get(1)); item != null; item = in.next(it.get(1))) {
      in.charge(1);
      if (Truth.of(it.get(0) == None.NONE ? item : in.call(it.get(0), item))) {
        return item;
      }
    }
    return null;
  }

  private static @Nullable Value nextOfDeque(Interpreter in, IteratorValue.Native it) {
    var deque = (Deque) it.get(0);
    if (deque.changes() != it.number(2)) {
      throw Errors.raised("RuntimeError", "deque mutated during iteration");
    }
    long at = it.number(1);
    if (at >= deque.items().size()) {
      return null;
    }
    it.set(1, at + 1);
    return deque.items().get((int) at);
  }
}
