package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Equality;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The methods of list and tuple.
final class ListMethods {
  private ListMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("list.append", (in, a) -> append(a))
        .function("list.extend", ListMethods::extend)
        .function("list.insert", (in, a) -> insert(a))
        .function("list.remove", (in, a) -> remove(a))
        .function("list.pop", (in, a) -> pop(a))
        .function("list.clear", (in, a) -> clear(a))
        .function("list.index", (in, a) -> Int.of(index(a, self(a), "%s is not in list")))
        .function("list.count", (in, a) -> count(a, self(a)))
        .function("list.copy", (in, a) -> ListValue.of(bare(a, "copy")))
        .function("list.reverse", (in, a) -> reverse(a))
        .function("list.sort", ListMethods::sort)
        .function(
            "tuple.index", (in, a) -> Int.of(index(a, items(a), "tuple.index(x): x not in tuple")))
        .function("tuple.count", (in, a) -> count(a, items(a)));
  }

  private static List<Value> self(Arguments arguments) {
    return ((ListValue) arguments.get(0)).items();
  }

  private static List<Value> items(Arguments arguments) {
    return ((Tuple) arguments.get(0)).items();
  }

  private static List<Value> bare(Arguments arguments, String name) {
    Parameters.method("list." + name, arguments, 0, 0);
    return self(arguments);
  }

  private static Value append(Arguments arguments) {
    Parameters.method("list.append", arguments, 1, 1);
    Sizes.check(self(arguments).size(), "a list");
    self(arguments).add(arguments.get(1));
    return None.NONE;
  }

  private static Value extend(Interpreter in, Arguments arguments) {
    Parameters.method("list.extend", arguments, 1, 1);
    var items = Iterables.all(in, arguments.get(1));
    Sizes.check((long) self(arguments).size() + items.size(), "a list");
    self(arguments).addAll(items);
    return None.NONE;
  }

  private static Value insert(Arguments arguments) {
    Parameters.method("insert", arguments, 2, 2);
    var items = self(arguments);
    int index = Parameters.size(arguments.get(1));
    int at = index < 0 ? Math.max(0, index + items.size()) : Math.min(index, items.size());
    items.add(at, arguments.get(2));
    return None.NONE;
  }

  private static Value remove(Arguments arguments) {
    Parameters.method("list.remove", arguments, 1, 1);
    var items = self(arguments);
    for (int i = 0; i < items.size(); i++) {
      if (Equality.same(items.get(i), arguments.get(1))) {
        items.remove(i);
        return None.NONE;
      }
    }
    throw Errors.valueError("list.remove(x): x not in list");
  }

  private static Value pop(Arguments arguments) {
    Parameters.method("pop", arguments, 0, 1);
    var items = self(arguments);
    int index = Parameters.size(arguments.get(1, Int.of(-1)));
    if (items.isEmpty()) {
      throw Errors.indexError("pop from empty list");
    }
    int at = index < 0 ? index + items.size() : index;
    if (at < 0 || at >= items.size()) {
      throw Errors.indexError("pop index out of range");
    }
    return items.remove(at);
  }

  private static Value clear(Arguments arguments) {
    bare(arguments, "clear").clear();
    return None.NONE;
  }

  private static int index(Arguments arguments, List<Value> items, String otherwise) {
    Parameters.method("index", arguments, 1, 3);
    int from = bound(arguments.get(2, Int.ZERO), items.size());
    int to = bound(arguments.get(3, Int.of(items.size())), items.size());
    for (int i = from; i < Math.min(to, items.size()); i++) {
      if (Equality.same(items.get(i), arguments.get(1))) {
        return i;
      }
    }
    throw Errors.valueError(otherwise.replace("%s", Repr.of(arguments.get(1))));
  }

  private static int bound(Value value, int size) {
    int index = Parameters.index(value);
    return index < 0 ? Math.max(0, index + size) : index;
  }

  private static Value count(Arguments arguments, List<Value> items) {
    Parameters.method("count", arguments, 1, 1);
    return Int.of(items.stream().filter(i -> Equality.same(i, arguments.get(1))).count());
  }

  private static Value reverse(Arguments arguments) {
    Collections.reverse(bare(arguments, "reverse"));
    return None.NONE;
  }

  private static Value sort(Interpreter in, Arguments arguments) {
    if (arguments.count() > 1) {
      throw Errors.typeError("sort() takes no positional arguments");
    }
    Parameters.known("sort", arguments, "key", "reverse");
    var items = self(arguments);
    var key = Parameters.find(arguments, -1, "key", None.NONE);
    boolean reverse = Truth.of(Parameters.find(arguments, -1, "reverse", Int.ZERO));
    var before = new ArrayList<>(items);
    items.clear();
    var sorted = before;
    try {
      sorted = new ArrayList<>(Sorting.sorted(in, before, key, reverse));
    } finally {
      boolean changed = !items.isEmpty();
      items.clear();
      items.addAll(sorted);
      if (changed) {
        throw Errors.valueError("list modified during sort");
      }
    }
    return None.NONE;
  }
}
