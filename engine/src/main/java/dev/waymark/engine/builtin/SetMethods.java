package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Table;
import dev.waymark.engine.value.Value;

/// `set`, `frozenset` and their methods.
final class SetMethods {
  private SetMethods() {}

  static BuiltinTable table() {
    var table = new BuiltinTable();
    for (String name : new String[] {"set", "frozenset"}) {
      boolean frozen = name.equals("frozenset");
      table
          .function(name, (in, a) -> make(in, a, frozen))
          .function(name + ".union", SetMethods::union)
          .function(name + ".intersection", SetMethods::intersection)
          .function(name + ".difference", SetMethods::difference)
          .function(name + ".symmetric_difference", SetMethods::symmetric)
          .function(name + ".issubset", (in, a) -> Bool.of(contains(other(in, a), self(a))))
          .function(name + ".issuperset", (in, a) -> Bool.of(contains(self(a), other(in, a))))
          .function(name + ".isdisjoint", SetMethods::isDisjoint)
          .function(name + ".copy", (in, a) -> copy(self(a), frozen));
    }
    return table
        .function("set.add", (in, a) -> add(a))
        .function("set.remove", (in, a) -> remove(a))
        .function("set.discard", (in, a) -> discard(a))
        .function("set.pop", (in, a) -> pop(a))
        .function("set.clear", (in, a) -> clear(a))
        .function("set.update", (in, a) -> replace(self(a), union(in, a)))
        .function("set.intersection_update", (in, a) -> replace(self(a), intersection(in, a)))
        .function("set.difference_update", (in, a) -> replace(self(a), difference(in, a)))
        .function("set.symmetric_difference_update", (in, a) -> replace(self(a), symmetric(in, a)));
  }

  private static SetValue self(Arguments arguments) {
    return (SetValue) arguments.get(0);
  }

  private static Value make(Interpreter in, Arguments arguments, boolean frozen) {
    Parameters.positional(frozen ? "frozenset" : "set", arguments, 0, 1);
    return arguments.count() == 0 ? new SetValue(frozen) : of(in, arguments.get(0), frozen);
  }

  private static SetValue of(Interpreter in, Value source, boolean frozen) {
    var set = new SetValue(frozen);
    for (Value item : Iterables.all(in, source)) {
      set.add(item);
    }
    return set;
  }

  private static SetValue other(Interpreter in, Arguments arguments) {
    return arguments.get(1) instanceof SetValue set ? set : of(in, arguments.get(1), false);
  }

  static SetValue copy(SetValue set, boolean frozen) {
    return new SetValue(frozen, set.table().copy());
  }

  static boolean contains(SetValue whole, SetValue part) {
    var table = part.table();
    for (int i = 0; i < table.end(); i++) {
      var item = table.keyAt(i);
      if (item != null && !whole.contains(item)) {
        return false;
      }
    }
    return true;
  }

  private static SetValue union(Interpreter in, Arguments arguments) {
    var result = copy(self(arguments), self(arguments).frozen());
    for (int i = 1; i < arguments.count(); i++) {
      Iterables.all(in, arguments.get(i)).forEach(result::add);
    }
    return result;
  }

  private static SetValue intersection(Interpreter in, Arguments arguments) {
    var result = copy(self(arguments), self(arguments).frozen());
    for (int i = 1; i < arguments.count(); i++) {
      var other = of(in, arguments.get(i), false);
      result = filter(result, other, true);
    }
    return result;
  }

  private static SetValue difference(Interpreter in, Arguments arguments) {
    var result = copy(self(arguments), self(arguments).frozen());
    for (int i = 1; i < arguments.count(); i++) {
      result = filter(result, of(in, arguments.get(i), false), false);
    }
    return result;
  }

  static SetValue filter(SetValue set, SetValue by, boolean wanted) {
    var result = new SetValue(set.frozen());
    var table = set.table();
    for (int i = 0; i < table.end(); i++) {
      var item = table.keyAt(i);
      if (item != null && by.contains(item) == wanted) {
        result.add(item);
      }
    }
    return result;
  }

  private static SetValue symmetric(Interpreter in, Arguments arguments) {
    Parameters.method("symmetric_difference", arguments, 1, 1);
    var other = other(in, arguments);
    var result = filter(self(arguments), other, false);
    var table = filter(other, self(arguments), false).table();
    for (int i = 0; i < table.end(); i++) {
      var item = table.keyAt(i);
      if (item != null) {
        result.add(item);
      }
    }
    return result;
  }

  private static Value isDisjoint(Interpreter in, Arguments arguments) {
    Parameters.method("isdisjoint", arguments, 1, 1);
    return Bool.of(filter(self(arguments), other(in, arguments), true).size() == 0);
  }

  private static Value replace(SetValue set, SetValue by) {
    set.replace(by.table());
    return None.NONE;
  }

  private static Value add(Arguments arguments) {
    Parameters.method("set.add", arguments, 1, 1);
    self(arguments).add(arguments.get(1));
    return None.NONE;
  }

  private static Value remove(Arguments arguments) {
    Parameters.method("set.remove", arguments, 1, 1);
    if (self(arguments).table().remove(arguments.get(1)) == null) {
      throw Errors.keyError(arguments.get(1));
    }
    return None.NONE;
  }

  private static Value discard(Arguments arguments) {
    Parameters.method("set.discard", arguments, 1, 1);
    self(arguments).table().remove(arguments.get(1));
    return None.NONE;
  }

  private static Value pop(Arguments arguments) {
    Parameters.method("set.pop", arguments, 0, 0);
    var table = self(arguments).table();
    for (int i = 0; i < table.end(); i++) {
      var item = table.keyAt(i);
      if (item != null) {
        table.removeAt(i);
        return item;
      }
    }
    throw Errors.keyError(Str.of("pop from an empty set"));
  }

  private static Value clear(Arguments arguments) {
    Parameters.method("set.clear", arguments, 0, 0);
    self(arguments).replace(new Table(false, 0));
    return None.NONE;
  }
}
