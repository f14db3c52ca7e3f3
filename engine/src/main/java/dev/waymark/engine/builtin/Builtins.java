package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import org.jspecify.annotations.Nullable;

/// The registry: every builtin by its name.
public final class Builtins {
  private static final BuiltinTable TABLE =
      new BuiltinTable()
          .add(CoreFunctions.table())
          .add(CoreIterators.table())
          .add(ListMethods.table())
          .add(DictMethods.table())
          .add(SetMethods.table())
          .add(BytesMethods.table())
          .add(StrMethods.table())
          .add(NumberFunctions.table())
          .add(NumberMethods.table())
          .add(Aggregates.table())
          .add(MoreFunctions.table())
          .add(Counters.table())
          .add(DequeMethods.table())
          .add(DecimalMethods.table())
          .add(DatetimeModule.table())
          .add(DatetimeMethods.table())
          .add(RecordedModules.table())
          .add(MathModule.table())
          .add(JsonModule.table())
          .add(Itertools.table())
          .add(SmallModules.table())
          .add(CopyModule.table())
          .add(GroupMethods.table());

  private Builtins() {}

  public static BuiltinTable table() {
    return TABLE;
  }

  public static @Nullable Code function(String name) {
    return TABLE.function(name);
  }

  /// Static and class methods: the object that they are taken from is no argument.
  private static final java.util.List<String> UNBOUND =
      java.util.List.of(
          "str.maketrans",
          "dict.fromkeys",
          "bytes.fromhex",
          "int.from_bytes",
          "datetime.date.fromisoformat",
          "datetime.date.fromordinal",
          "datetime.datetime.fromisoformat",
          "datetime.datetime.now",
          "datetime.datetime.combine",
          "datetime.datetime.fromtimestamp",
          "datetime.time.fromisoformat");

  public static boolean isBound(Builtin method) {
    return !UNBOUND.contains(method.name());
  }

  /// The method of that name that a value's builtin classes have, nearest first; null if none.
  public static @Nullable Builtin method(Value object, String name) {
    var type = object instanceof ClassValue ? Types.of(object) : typeOf(object);
    for (var className : type.names()) {
      var qualified = className + "." + name;
      if (TABLE.function(qualified) != null) {
        return new Builtin(qualified);
      }
    }
    return null;
  }

  /// The computed attribute of that name, or null.
  public static @Nullable Code property(Value object, String name) {
    for (var className : typeOf(object).names()) {
      var code = TABLE.property(className + "." + name);
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  private static ClassValue typeOf(Value object) {
    return Types.of(object);
  }
}
