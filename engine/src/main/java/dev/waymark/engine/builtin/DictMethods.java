package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.util.Locale;

/// `dict` and its methods.
final class DictMethods {
  private DictMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("dict", DictMethods::dict)
        .function("dict.fromkeys", DictMethods::fromKeys)
        .function("dict.get", (in, a) -> get(a))
        .function("dict.keys", (in, a) -> view(a, DictView.Kind.KEYS))
        .function("dict.values", (in, a) -> view(a, DictView.Kind.VALUES))
        .function("dict.items", (in, a) -> view(a, DictView.Kind.ITEMS))
        .function("dict.pop", (in, a) -> pop(a))
        .function("dict.popitem", (in, a) -> popItem(a))
        .function("dict.setdefault", (in, a) -> setDefault(a))
        .function("dict.update", DictMethods::update)
        .function("dict.clear", (in, a) -> clear(a))
        .function("dict.copy", (in, a) -> copy(a));
  }

  private static Dict self(Arguments arguments) {
    return (Dict) arguments.get(0);
  }

  private static Value dict(Interpreter in, Arguments arguments) {
    var dict = new Dict();
    if (arguments.count() > 1) {
      throw Errors.typeError("dict expected at most 1 argument, got " + arguments.count());
    }
    if (arguments.count() == 1) {
      merge(in, dict, arguments.get(0));
    }
    arguments.named().forEach(dict::put);
    return dict;
  }

  /// Puts what a mapping or an iterable of pairs holds into a dict.
  static void merge(Interpreter in, Dict dict, Value source) {
    if (source instanceof Dict other) {
      in.charge(other.size());
      var table = other.table();
      for (int i = 0; i < table.end(); i++) {
        var key = table.keyAt(i);
        var value = table.valueAt(i);
        if (key != null && value != null) {
          dict.put(key, value);
        }
      }
      return;
    }
    int index = 0;
    var iterator = in.iterate(source);
    for (var item = in.next(iterator); item != null; item = in.next(iterator)) {
      in.charge(1);
      if (Iterables.iterator(item) == null) {
        throw Errors.typeError(
            "cannot convert dictionary update sequence element #%d to a sequence".formatted(index));
      }
      var pair = Iterables.all(in, item);
      if (pair.size() != 2) {
        throw Errors.valueError(
            "dictionary update sequence element #%d has length %d; 2 is required"
                .formatted(index, pair.size()));
      }
      dict.put(pair.get(0), pair.get(1));
      index++;
    }
  }

  private static Value fromKeys(Interpreter in, Arguments arguments) {
    int first = arguments.count() > 0 && isReceiver(arguments.get(0)) ? 1 : 0;
    var dict = new Dict();
    for (Value key : Iterables.all(in, arguments.get(first))) {
      dict.put(key, arguments.get(first + 1, None.NONE));
    }
    return dict;
  }

  private static boolean isReceiver(Value value) {
    return value instanceof dev.waymark.engine.value.ClassValue;
  }

  private static Value get(Arguments arguments) {
    Parameters.method("get", arguments, 1, 2);
    var found = self(arguments).get(arguments.get(1));
    return found == null ? arguments.get(2, None.NONE) : found;
  }

  private static Value view(Arguments arguments, DictView.Kind kind) {
    Parameters.method("dict." + kind.name().toLowerCase(Locale.ROOT), arguments, 0, 0);
    return new DictView(self(arguments), kind);
  }

  private static Value pop(Arguments arguments) {
    Parameters.method("pop", arguments, 1, 2);
    var removed = self(arguments).table().remove(arguments.get(1));
    if (removed == null && arguments.count() < 3) {
      throw Errors.keyError(arguments.get(1));
    }
    return removed == null ? arguments.get(2) : removed;
  }

  private static Value popItem(Arguments arguments) {
    Parameters.method("dict.popitem", arguments, 0, 0);
    var table = self(arguments).table();
    for (int i = table.end() - 1; i >= 0; i--) {
      var key = table.keyAt(i);
      var value = table.valueAt(i);
      if (key != null && value != null) {
        table.removeAt(i);
        table.trim();
        return Tuple.of(key, value);
      }
    }
    throw Errors.keyError(Str.of("popitem(): dictionary is empty"));
  }

  private static Value setDefault(Arguments arguments) {
    Parameters.method("setdefault", arguments, 1, 2);
    var dict = self(arguments);
    var found = dict.get(arguments.get(1));
    if (found != null) {
      return found;
    }
    var value = arguments.get(2, None.NONE);
    dict.put(arguments.get(1), value);
    return value;
  }

  private static Value update(Interpreter in, Arguments arguments) {
    var dict = self(arguments);
    if (arguments.count() > 2) {
      throw Errors.typeError("update expected at most 1 argument, got " + (arguments.count() - 1));
    }
    if (dict.flavour() == Dict.Flavour.COUNTER) {
      Counters.add(in, dict, arguments, 1);
      return None.NONE;
    }
    if (arguments.count() == 2) {
      if (Iterables.iterator(arguments.get(1)) == null && !(arguments.get(1) instanceof Dict)) {
        throw Errors.typeError("'" + Types.name(arguments.get(1)) + "' object is not iterable");
      }
      merge(in, dict, arguments.get(1));
    }
    arguments.named().forEach(dict::put);
    return None.NONE;
  }

  private static Value clear(Arguments arguments) {
    Parameters.method("dict.clear", arguments, 0, 0);
    self(arguments).table().clear();
    return None.NONE;
  }

  static Dict copyOf(Dict dict) {
    var copy = new Dict(dict.flavour(), dict.table().copy());
    copy.setFactory(dict.factory());
    return copy;
  }

  private static Value copy(Arguments arguments) {
    Parameters.method("dict.copy", arguments, 0, 0);
    return copyOf(self(arguments));
  }
}
