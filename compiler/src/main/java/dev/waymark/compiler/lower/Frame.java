package dev.waymark.compiler.lower;

import dev.waymark.compiler.check.Scope;
import dev.waymark.ir.Function;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The slots of one function. Temporaries are taken and given back like a stack, so that a long
/// body needs few and a snapshot keeps little.
final class Frame {
  private final List<Function.Slot> slots = new ArrayList<>();
  private final Map<Scope.Variable, Integer> indexes = new IdentityHashMap<>();
  private final List<Integer> temporaries = new ArrayList<>();
  private int used;

  int add(String name, Function.Storage storage) {
    slots.add(new Function.Slot(name, storage));
    return slots.size() - 1;
  }

  void add(Scope.Variable variable) {
    var storage = variable.captured() ? Function.Storage.CELL : Function.Storage.LOCAL;
    indexes.put(variable, add(variable.name(), storage));
  }

  void addFree(Scope.Variable variable) {
    indexes.put(variable, add(variable.name(), Function.Storage.FREE));
  }

  boolean has(Scope.Variable variable) {
    return indexes.containsKey(variable);
  }

  int slot(Scope.Variable variable) {
    var found = indexes.get(variable);
    if (found == null) {
      throw new IllegalStateException("no slot for " + variable + " in " + slots);
    }
    return found;
  }

  int temporary() {
    if (used == temporaries.size()) {
      temporaries.add(add(".t" + used, Function.Storage.LOCAL));
    }
    return temporaries.get(used++);
  }

  /// Whether only the lowering writes this slot.
  boolean isTemporary(int slot) {
    return slots.get(slot).name().startsWith(".");
  }

  int mark() {
    return used;
  }

  void release(int mark) {
    used = mark;
  }

  List<Function.Slot> slots() {
    return slots;
  }
}
