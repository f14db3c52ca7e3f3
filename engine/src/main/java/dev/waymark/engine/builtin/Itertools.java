package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Equality;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.IteratorValue.Native;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `itertools`: lazy iterators as a kind and fields, and the combinatoric ones as lists that are
/// made at once, within the size limit.
final class Itertools {
  private Itertools() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("itertools.chain", (in, a) -> chain(in, Tuple.of(a.positional())))
        .function("itertools.chain.from_iterable", (in, a) -> chain(in, a.get(a.count() - 1)))
        .iterator("chain", Itertools::nextChained)
        .function("itertools.islice", Itertools::islice)
        .iterator("islice", Itertools::nextSliced)
        .function("itertools.count", (in, a) -> count(a))
        .iterator("count", Itertools::nextCounted)
        .function("itertools.repeat", (in, a) -> repeat(a))
        .iterator("repeat", (in, it) -> nextRepeated(it))
        .function(
            "itertools.cycle",
            (in, a) -> new Native("cycle", in.iterate(a.get(0)), ListValue.empty(), Int.of(-1)))
        .iterator("cycle", Itertools::nextCycled)
        .function("itertools.accumulate", Itertools::accumulate)
        .iterator("accumulate", Itertools::nextAccumulated)
        .function("itertools.takewhile", (in, a) -> pair(in, a, "takewhile"))
        .iterator("takewhile", Itertools::nextTaken)
        .function("itertools.dropwhile", (in, a) -> pair(in, a, "dropwhile"))
        .iterator("dropwhile", Itertools::nextDropped)
        .function("itertools.filterfalse", (in, a) -> pair(in, a, "filterfalse"))
        .iterator("filterfalse", Itertools::nextFalse)
        .function("itertools.starmap", (in, a) -> pair(in, a, "starmap"))
        .iterator("starmap", Itertools::nextStarred)
        .function(
            "itertools.pairwise",
            (in, a) -> new Native("pairwise", in.iterate(a.get(0)), None.NONE, Bool.FALSE))
        .iterator("pairwise", Itertools::nextPair)
        .function("itertools.batched", Itertools::batched)
        .iterator("batched", Itertools::nextBatch)
        .function("itertools.zip_longest", Itertools::zipLongest)
        .iterator("zip_longest", Itertools::nextLongest)
        .function("itertools.groupby", Itertools::groupBy)
        .add(Combinatorics.table());
  }

  private static Value chain(Interpreter in, Value sources) {
    return new Native("chain", in.iterate(sources), None.NONE);
  }

  private static @Nullable Value nextChained(Interpreter in, Native it) {
    while (true) {
      if (it.get(1) != None.NONE) {
        var item = in.next(it.get(1));
        if (item != null) {
          return item;
        }
      }
      in.charge(1);
      var source = in.next(it.get(0));
      if (source == null) {
        return null;
      }
      it.set(1, in.iterate(source));
    }
  }

  private static Value islice(Interpreter in, Arguments a) {
    Parameters.positional("islice", a, 2, 4);
    boolean only = a.count() == 2;
    int start = only ? 0 : bound(a.get(1), 0);
    int stop = bound(only ? a.get(1) : a.get(2), Integer.MAX_VALUE);
    int step = a.count() < 4 ? 1 : bound(a.get(3), 1);
    if (start < 0 || stop < 0 || step < 1) {
      throw Errors.valueError(
          step < 1
              ? "Step for islice() must be a positive integer or None."
              : "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    return new Native(
        "islice", in.iterate(a.get(0)), Int.of(start), Int.of(stop), Int.of(step), Int.ZERO);
  }

  private static int bound(Value value, int otherwise) {
    return value == None.NONE ? otherwise : Parameters.index(value);
  }

  private static @Nullable Value nextSliced(Interpreter in, Native it) {
    long wanted = it.number(1);
    if (wanted >= it.number(2)) {
      long rest = it.number(2) - it.number(4);
      for (long i = 0; i < rest && it.number(2) < Integer.MAX_VALUE; i++) {
        in.charge(1);
        if (in.next(it.get(0)) == null) {
          break;
        }
      }
      it.set(4, it.number(2));
      return null;
    }
    @Nullable Value item = null;
    while (it.number(4) <= wanted) {
      in.charge(1);
      item = in.next(it.get(0));
      if (item == null) {
        it.set(2, 0);
        it.set(4, 0);
        return null;
      }
      it.set(4, it.number(4) + 1);
    }
    it.set(1, wanted + it.number(3));
    return item;
  }

  private static Value count(Arguments a) {
    Parameters.known("count", a, "start", "step");
    return new Native(
        "count", Parameters.find(a, 0, "start", Int.ZERO), Parameters.find(a, 1, "step", Int.ONE));
  }

  private static Value nextCounted(Interpreter in, Native it) {
    var now = it.get(0);
    it.set(0, Operators.binary(in, BinaryOperator.ADD, now, it.get(1), false));
    return now;
  }

  private static Value repeat(Arguments a) {
    Parameters.known("repeat", a, "object", "times");
    var times = Parameters.find(a, 1, "times", None.NONE);
    var object = Parameters.find(a, 0, "object", None.NONE);
    return new Native("repeat", object, times == None.NONE ? Int.of(-1) : positive(times));
  }

  private static Int positive(Value times) {
    return Int.of(Math.max(0, Parameters.index(times)));
  }

  private static @Nullable Value nextRepeated(Native it) {
    long left = it.number(1);
    if (left == 0) {
      return null;
    }
    if (left > 0) {
      it.set(1, left - 1);
    }
    return it.get(0);
  }

  private static @Nullable Value nextCycled(Interpreter in, Native it) {
    var saved = (ListValue) it.get(1);
    if (it.number(2) < 0) {
      var item = in.next(it.get(0));
      if (item != null) {
        Sizes.check(saved.size(), "a cycle");
        saved.add(item);
        return item;
      }
      it.set(2, 0);
    }
    if (saved.size() == 0) {
      return null;
    }
    int at = (int) it.number(2);
    it.set(2, (at + 1) % saved.size());
    return saved.get(at);
  }

  private static Value accumulate(Interpreter in, Arguments a) {
    Parameters.known("accumulate", a, "iterable", "func", "initial");
    var initial = Parameters.find(a, -1, "initial", None.NONE);
    var source = Parameters.find(a, 0, "iterable", None.NONE);
    return new Native(
        "accumulate",
        in.iterate(source),
        Parameters.find(a, 1, "func", None.NONE),
        initial,
        Int.of(initial == None.NONE ? 0 : 1));
  }

  /// State 0: nothing yet; 1: the initial value is to be shown; 2: going on.
  private static @Nullable Value nextAccumulated(Interpreter in, Native it) {
    if (it.number(3) == 1) {
      it.set(3, 2);
      return it.get(2);
    }
    var item = in.next(it.get(0));
    if (item == null) {
      return null;
    }
    if (it.number(3) == 0) {
      it.set(2, item);
      it.set(3, 2);
      return item;
    }
    var total =
        it.get(1) == None.NONE
            ? Operators.binary(in, BinaryOperator.ADD, it.get(2), item, false)
            : in.call(it.get(1), it.get(2), item);
    it.set(2, total);
    return total;
  }

  private static Value pair(Interpreter in, Arguments a, String kind) {
    Parameters.positional(kind, a, 2, 2);
    return new Native(kind, a.get(0), in.iterate(a.get(1)), Bool.FALSE);
  }

  private static @Nullable Value nextTaken(Interpreter in, Native it) {
    var item = it.get(2) == Bool.TRUE ? null : in.next(it.get(1));
    if (item == null) {
      return null;
    }
    if (Truth.of(in.call(it.get(0), item))) {
      return item;
    }
    it.set(2, Bool.TRUE);
    return null;
  }

  private static @Nullable Value nextDropped(Interpreter in, Native it) {
    var item = in.next(it.get(1));
    while (item != null && it.get(2) == Bool.FALSE) {
      in.charge(1);
      if (!Truth.of(in.call(it.get(0), item))) {
        it.set(2, Bool.TRUE);
        return item;
      }
      item = in.next(it.get(1));
    }
    return item;
  }

  private static @Nullable Value nextFalse(Interpreter in, Native it) {
    for (var item = in.next(it.get(1)); item != null; item = in.next(it.get(1))) {
      in.charge(1);
      if (!Truth.of(it.get(0) == None.NONE ? item : in.call(it.get(0), item))) {
        return item;
      }
    }
    return null;
  }

  private static @Nullable Value nextStarred(Interpreter in, Native it) {
    var item = in.next(it.get(1));
    return item == null ? null : in.call(it.get(0), Arguments.of(Iterables.all(in, item)));
  }

  private static @Nullable Value nextPair(Interpreter in, Native it) {
    if (it.get(2) == Bool.FALSE) {
      var first = in.next(it.get(0));
      if (first == null) {
        return null;
      }
      it.set(1, first);
      it.set(2, Bool.TRUE);
    }
    var item = in.next(it.get(0));
    if (item == null) {
      return null;
    }
    var pair = Tuple.of(it.get(1), item);
    it.set(1, item);
    return pair;
  }

  private static Value batched(Interpreter in, Arguments a) {
    Parameters.known("batched", a, "iterable", "n");
    int size = Parameters.index(Parameters.find(a, 1, "n", Int.ZERO));
    if (size < 1) {
      throw Errors.valueError("n must be at least one");
    }
    return new Native("batched", in.iterate(a.get(0)), Int.of(size));
  }

  private static @Nullable Value nextBatch(Interpreter in, Native it) {
    var items = new ArrayList<Value>();
    while (items.size() < it.number(1)) {
      in.charge(1);
      var item = in.next(it.get(0));
      if (item == null) {
        break;
      }
      items.add(item);
    }
    return items.isEmpty() ? null : Tuple.of(items);
  }

  private static Value zipLongest(Interpreter in, Arguments a) {
    Parameters.known("zip_longest", a, "fillvalue");
    var iterators = new ArrayList<Value>();
    for (Value source : a.positional()) {
      iterators.add(in.iterate(source));
    }
    return new Native(
        "zip_longest", ListValue.of(iterators), Parameters.find(a, -1, "fillvalue", None.NONE));
  }

  private static @Nullable Value nextLongest(Interpreter in, Native it) {
    List<Value> sources = ((ListValue) it.get(0)).items();
    var items = new Value[sources.size()];
    boolean any = false;
    for (int i = 0; i < items.length; i++) {
      var item = sources.get(i) == None.NONE ? null : in.next(sources.get(i));
      if (item == null) {
        sources.set(i, None.NONE);
      }
      any |= item != null;
      items[i] = item == null ? it.get(1) : item;
    }
    return any ? Tuple.of(items) : null;
  }

  /// Groups are made at once: each is an iterator over a list of its own.
  private static Value groupBy(Interpreter in, Arguments a) {
    Parameters.known("groupby", a, "iterable", "key");
    var key = Parameters.find(a, 1, "key", None.NONE);
    var groups = ListValue.empty();
    @Nullable Value last = null;
    var group = ListValue.empty();
    for (Value item : Iterables.all(in, Parameters.find(a, 0, "iterable", None.NONE))) {
      var itemKey = key == None.NONE ? item : in.call(key, item);
      if (last == null || !Equality.same(last, itemKey)) {
        last = itemKey;
        group = ListValue.empty();
        groups.add(Tuple.of(itemKey, new IteratorValue.OfList(group, 0)));
      }
      group.add(item);
    }
    return new IteratorValue.OfList(groups, 0);
  }
}
