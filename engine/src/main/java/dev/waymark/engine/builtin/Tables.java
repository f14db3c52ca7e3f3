package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Table;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Goes through the entries of a hash table, holes left out.
final class Tables {
  private Tables() {}

  static void forEach(Table table, BiConsumer<Value, Value> use) {
    for (int i = 0; i < table.end(); i++) {
      var key = table.keyAt(i);
      var value = table.valueAt(i);
      if (key != null && value != null) {
        use.accept(key, value);
      }
    }
  }

  static List<Value> keys(Table table) {
    var keys = new ArrayList<Value>(table.size());
    for (int i = 0; i < table.end(); i++) {
      var key = table.keyAt(i);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }
}
