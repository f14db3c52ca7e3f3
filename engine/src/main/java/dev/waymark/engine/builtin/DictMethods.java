package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Value;

/// The methods of dict.
final class DictMethods {
  private DictMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("dict.get", (in, a) -> get(a))
        .function("dict.keys", (in, a) -> view(a, DictView.Kind.KEYS))
        .function("dict.values", (in, a) -> view(a, DictView.Kind.VALUES))
        .function("dict.items", (in, a) -> view(a, DictView.Kind.ITEMS));
  }

  private static Value get(Arguments arguments) {
    Parameters.method("get", arguments, 1, 2);
    var found = ((Dict) arguments.get(0)).get(arguments.get(1));
    return found == null ? arguments.get(2, None.NONE) : found;
  }

  private static Value view(Arguments arguments, DictView.Kind kind) {
    Parameters.method("dict." + kind.name().toLowerCase(java.util.Locale.ROOT), arguments, 0, 0);
    return new DictView((Dict) arguments.get(0), kind);
  }
}
