package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Deque;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Table;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.util.IdentityHashMap;
import java.util.Map;

/// `copy.copy` and `copy.deepcopy`: aliases inside what is copied stay aliases.
final class CopyModule {
  private static final int DEPTH_MAX = 900;

  private final Interpreter in;
  private final Map<Value, Value> copies = new IdentityHashMap<>();

  private CopyModule(Interpreter in) {
    this.in = in;
  }

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("copy.copy", (in, a) -> shallow(NumberFunctions.one("copy", a)))
        .function(
            "copy.deepcopy",
            (in, a) -> new CopyModule(in).deep(NumberFunctions.one("deepcopy", a), 0));
  }

  private static Value shallow(Value value) {
    return switch (value) {
      case ListValue list -> ListValue.of(list.items());
      case Dict dict -> DictMethods.copyOf(dict);
      case SetValue set -> set.frozen() ? set : SetMethods.copy(set, false);
      case Deque deque -> {
        var copy = new Deque(deque.maxLength());
        copy.items().addAll(deque.items());
        yield copy;
      }
      case Record record -> {
        var copy = new Record(record.type());
        copy.fields().putAll(record.fields());
        yield copy;
      }
      case Value _ -> value;
    };
  }

  private Value deep(Value value, int depth) {
    if (depth > DEPTH_MAX) {
      throw Errors.recursion();
    }
    var known = copies.get(value);
    if (known != null) {
      return known;
    }
    in.charge(1);
    return switch (value) {
      case ListValue list -> {
        var copy = ListValue.empty();
        copies.put(value, copy);
        for (int i = 0; i < list.size(); i++) {
          copy.add(deep(list.get(i), depth + 1));
        }
        yield copy;
      }
      case Tuple tuple -> tuple(tuple, depth);
      case Dict dict -> {
        var copy = new Dict(dict.flavour());
        copy.setFactory(dict.factory());
        copies.put(value, copy);
        fill(copy.table(), dict.table(), depth);
        yield copy;
      }
      case SetValue set -> {
        var copy = new SetValue(set.frozen());
        copies.put(value, copy);
        fill(copy.table(), set.table(), depth);
        yield copy;
      }
      case Deque deque -> {
        var copy = new Deque(deque.maxLength());
        copies.put(value, copy);
        deque.items().forEach(item -> copy.items().add(deep(item, depth + 1)));
        yield copy;
      }
      case Record record -> {
        var copy = new Record(record.type());
        copies.put(value, copy);
        record.fields().forEach((k, v) -> copy.fields().put(k, deep(v, depth + 1)));
        yield copy;
      }
      case Value _ -> value;
    };
  }

  private void fill(Table copy, Table table, int depth) {
    for (int i = 0; i < table.end(); i++) {
      var key = table.keyAt(i);
      var value = key == null ? null : table.valueAt(i);
      if (key != null) {
        copy.put(deep(key, depth + 1), value == null ? null : deep(value, depth + 1));
      }
    }
  }

  private Value tuple(Tuple tuple, int depth) {
    var items = new Value[tuple.size()];
    boolean same = true;
    for (int i = 0; i < items.length; i++) {
      items[i] = deep(tuple.get(i), depth + 1);
      same &= Identity.same(items[i], tuple.get(i));
    }
    var known = copies.get(tuple);
    if (known != null) {
      return known;
    }
    var copy = same ? tuple : Tuple.of(items);
    copies.put(tuple, copy);
    return copy;
  }

  /// Reference equality, which is what tells whether a part had to be copied.
  private static final class Identity {
    @SuppressWarnings("ReferenceEquality")
    static boolean same(Value a, Value b) {
      return a == b;
    }
  }
}
