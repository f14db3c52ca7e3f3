package dev.waymark.engine.builtin;

import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `int | None`: a tuple of its members, which is what `isinstance` and `except` ask for.
final class TypeUnions {
  private TypeUnions() {}

  /// Null where one of the two is no type.
  static @Nullable Value of(Value a, Value b) {
    if (!isType(a) || !isType(b) || !(a instanceof ClassValue || b instanceof ClassValue)) {
      return null;
    }
    var members = new ArrayList<Value>();
    add(members, a);
    add(members, b);
    return Tuple.of(members);
  }

  private static boolean isType(Value value) {
    return switch (value) {
      case ClassValue _, None _ -> true;
      case Tuple several ->
          several.size() > 0 && several.items().stream().allMatch(TypeUnions::isType);
      case Value _ -> false;
    };
  }

  private static void add(List<Value> members, Value value) {
    if (value instanceof Tuple several) {
      members.addAll(several.items());
    } else {
      members.add(value);
    }
  }
}
