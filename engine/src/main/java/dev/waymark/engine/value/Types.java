package dev.waymark.engine.value;

/// Which class a value is of.
public final class Types {
  private Types() {}

  /// `type(value)`
  public static ClassValue of(Value value) {
    return switch (value) {
      case Record record -> record.type();
      case EnumMember member -> member.type();
      case ErrorValue error -> error.type();
      case Value _ -> Classes.get(builtinName(value));
    };
  }

  /// How CPython's complaints name the class: `__name__`, with the module for classes written in C.
  public static String name(Value value) {
    return switch (value) {
      case Record record -> record.type().shortName();
      case EnumMember member -> member.type().shortName();
      case ErrorValue error -> error.type().shortName();
      case Value _ -> complaint(builtinName(value));
    };
  }

  private static String complaint(String qualified) {
    return switch (qualified) {
      case "uuid.UUID", "collections.Counter", "asyncio.Task", "asyncio.Future" ->
          Names.last(qualified);
      default -> qualified;
    };
  }

  /// The qualified name of the builtin class of a value; of an object of the program `object`.
  public static String builtinName(Value value) {
    return switch (value) {
      case None _ -> "NoneType";
      case Ellipsis _ -> "ellipsis";
      case NotImplemented _ -> "NotImplementedType";
      case Bool _ -> "bool";
      case Int _ -> "int";
      case Float _ -> "float";
      case Str _ -> "str";
      case Bytes _ -> "bytes";
      case Decimal _ -> "decimal.Decimal";
      case Date _ -> "datetime.date";
      case Time _ -> "datetime.time";
      case Datetime _ -> "datetime.datetime";
      case Timedelta _ -> "datetime.timedelta";
      case Zone.Fixed _ -> "datetime.timezone";
      case Zone.Named _ -> "zoneinfo.ZoneInfo";
      case Uuid _ -> "uuid.UUID";
      case Tuple _ -> "tuple";
      case ListValue _ -> "list";
      case Deque _ -> "collections.deque";
      case Dict dict -> dict.flavour().className();
      case DictView view -> view.kind().className();
      case SetValue set -> set.frozen() ? "frozenset" : "set";
      case Range _ -> "range";
      case SliceValue _ -> "slice";
      case Record _, EnumMember _ -> "object";
      case ErrorValue _ -> "BaseException";
      case ClassValue _ -> "type";
      case FunctionValue _ -> "function";
      case Builtin _ -> "builtin_function_or_method";
      case BoundMethod method ->
          method.function() instanceof Builtin ? "builtin_function_or_method" : "method";
      case Partial _ -> "functools.partial";
      case IteratorValue iterator -> iterator.className();
      case Pending _, Coroutine _ -> "coroutine";
      case Task _ -> "asyncio.Task";
      case Future _ -> "asyncio.Future";
      case NativeObject object -> Classes.isBuiltin(object.kind()) ? object.kind() : "object";
    };
  }
}
