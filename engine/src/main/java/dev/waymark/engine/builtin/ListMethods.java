package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Value;

/// The methods of list.
final class ListMethods {
  private ListMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("list.append", (in, a) -> append(a))
        .function("list.extend", ListMethods::extend)
        .function("list.pop", (in, a) -> pop(a));
  }

  private static Value append(Arguments arguments) {
    Parameters.method("list.append", arguments, 1, 1);
    ((ListValue) arguments.get(0)).add(arguments.get(1));
    return None.NONE;
  }

  private static Value extend(Interpreter in, Arguments arguments) {
    Parameters.method("list.extend", arguments, 1, 1);
    ((ListValue) arguments.get(0)).items().addAll(Iterables.all(in, arguments.get(1)));
    return None.NONE;
  }

  private static Value pop(Arguments arguments) {
    Parameters.method("pop", arguments, 0, 1);
    var items = ((ListValue) arguments.get(0)).items();
    if (items.isEmpty()) {
      throw Errors.indexError("pop from empty list");
    }
    int index = Parameters.index(arguments.get(1, Int.of(-1)));
    int at = index < 0 ? index + items.size() : index;
    if (at < 0 || at >= items.size()) {
      throw Errors.indexError("pop index out of range");
    }
    return items.remove(at);
  }
}
