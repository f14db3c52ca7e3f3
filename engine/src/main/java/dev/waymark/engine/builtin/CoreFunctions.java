package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Classes;
import dev.waymark.engine.value.Deque;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Range;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;

/// The functions that nearly every body uses.
final class CoreFunctions {
  private CoreFunctions() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("len", (in, a) -> length(in, one("len", a)))
        .function("range", (in, a) -> range(a))
        .function("repr", (in, a) -> Str.of(Repr.of(one("repr", a))))
        .function("isinstance", (in, a) -> isInstance(a))
        .function("bool", (in, a) -> Bool.of(a.count() > 0 && Truth.of(one("bool", a))))
        .function("list", CoreFunctions::list)
        .function("tuple", CoreFunctions::tuple)
        .function("type", (in, a) -> Types.of(one("type", a)))
        .function("any", (in, a) -> Bool.of(search(in, one("any", a), true)))
        .function("all", (in, a) -> Bool.of(!search(in, one("all", a), false)))
        .function("next", CoreFunctions::next)
        .function("iter", (in, a) -> in.iterate(one("iter", a)));
  }

  private static Value one(String name, Arguments arguments) {
    Parameters.positional(name, arguments, 1, 1);
    return arguments.get(0);
  }

  private static Int length(Interpreter in, Value value) {
    return switch (Enums.plain(value)) {
      case Str text -> Int.of(text.length());
      case ListValue list -> Int.of(list.size());
      case Tuple tuple -> Int.of(tuple.size());
      case Dict dict -> Int.of(dict.size());
      case SetValue set -> Int.of(set.size());
      case Bytes bytes -> Int.of(bytes.length());
      case Deque deque -> Int.of(deque.items().size());
      case DictView view -> Int.of(view.dict().size());
      case ClassValue type when type.kind() == ClassValue.Kind.ENUM ->
          Int.of(Iterables.all(in, type).size());
      case Range range -> {
        if (range.length().bitLength() > 63) {
          throw Errors.overflow("Python int too large to convert to C ssize_t");
        }
        yield Int.of(range.length());
      }
      case Value _ ->
          throw Errors.typeError("object of type '" + Types.name(value) + "' has no len()");
    };
  }

  private static Range range(Arguments arguments) {
    Parameters.positional("range", arguments, 1, 3);
    var first = Parameters.number(arguments.get(0));
    if (arguments.count() == 1) {
      return new Range(Int.ZERO, first, Int.ONE);
    }
    var step = arguments.count() < 3 ? Int.ONE : Parameters.number(arguments.get(2));
    if (step.signum() == 0) {
      throw Errors.valueError("range() arg 3 must not be zero");
    }
    return new Range(first, Parameters.number(arguments.get(1)), step);
  }

  private static Bool isInstance(Arguments arguments) {
    Parameters.positional("isinstance", arguments, 2, 2);
    return Bool.of(isInstance(Types.of(arguments.get(0)), arguments.get(1)));
  }

  private static boolean isInstance(ClassValue type, Value wanted) {
    return switch (wanted) {
      case ClassValue other -> type.isSubclassOf(other);
      case None _ -> type == Classes.get("NoneType");
      case Tuple several -> several.items().stream().anyMatch(each -> isInstance(type, each));
      case Value _ ->
          throw Errors.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
    };
  }

  private static Value list(Interpreter in, Arguments arguments) {
    Parameters.positional("list", arguments, 0, 1);
    return arguments.count() == 0
        ? ListValue.empty()
        : ListValue.of(Iterables.all(in, arguments.get(0)));
  }

  private static Value tuple(Interpreter in, Arguments arguments) {
    Parameters.positional("tuple", arguments, 0, 1);
    if (arguments.count() == 0) {
      return Tuple.EMPTY;
    }
    return arguments.get(0) instanceof Tuple tuple
        ? tuple
        : Tuple.of(Iterables.all(in, arguments.get(0)));
  }

  private static boolean search(Interpreter in, Value source, boolean wanted) {
    var iterator = in.iterate(source);
    for (var item = in.next(iterator); item != null; item = in.next(iterator)) {
      in.charge(1);
      if (Truth.of(item) == wanted) {
        return true;
      }
    }
    return false;
  }

  private static Value next(Interpreter in, Arguments arguments) {
    Parameters.positional("next", arguments, 1, 2);
    var item = in.next(arguments.get(0));
    if (item != null) {
      return item;
    }
    if (arguments.count() == 2) {
      return arguments.get(1);
    }
    throw new Raised(Errors.error("StopIteration"));
  }
}
