package dev.waymark.engine.border;

import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Type;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/// Declared types in words, as Python writes them.
final class TypeNames {
  private final ProgramClasses classes;

  TypeNames(ProgramClasses classes) {
    this.classes = classes;
  }

  String of(Type type) {
    return switch (type) {
      case Type.Scalar(var kind) -> of(kind);
      case Type.ListOf(var item) -> "list[" + of(item) + "]";
      case Type.SetOf(var item) -> "set[" + of(item) + "]";
      case Type.FrozenSetOf(var item) -> "frozenset[" + of(item) + "]";
      case Type.TupleOfAny(var item) -> "tuple[" + of(item) + ", ...]";
      case Type.TupleOf(var items) -> "tuple[" + joined(items, ", ") + "]";
      case Type.DictOf(var key, var value) -> "dict[" + of(key) + ", " + of(value) + "]";
      case Type.Union(var members) -> joined(members, " | ");
      case Type.Literal(var values) ->
          values.stream().map(TypeNames::of).collect(Collectors.joining(", ", "Literal[", "]"));
      case Type.Named(int index) -> classes.get(index).name();
    };
  }

  private String joined(List<Type> types, String between) {
    return types.stream().map(this::of).collect(Collectors.joining(between));
  }

  private static String of(Type.Kind kind) {
    return switch (kind) {
      case ANY -> "Any";
      case NONE -> "None";
      case DECIMAL -> "Decimal";
      case UUID -> "UUID";
      case BOOL, INT, FLOAT, STR, BYTES, DATETIME, DATE, TIME, TIMEDELTA ->
          kind.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String of(Constant constant) {
    return switch (constant) {
      case Constant.Str(var text) -> Repr.of(Str.of(text));
      case Constant.Int(var number) -> number.toString();
      case Constant.Bool(boolean flag) -> flag ? "True" : "False";
      case Constant.None _ -> "None";
      case Constant.Float number -> Numbers.repr(number.value());
      case Constant.Ellipsis _ -> "...";
      case Constant.Bytes _ -> "bytes";
      case Constant.Duration _ -> "timedelta";
    };
  }
}
