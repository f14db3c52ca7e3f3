package dev.waymark.engine.value;

import dev.waymark.ir.TypeDefinition.EnumType;

/// Members of enums that are also a `str` or an `int`.
public final class Enums {
  private Enums() {}

  public static boolean isMixed(EnumMember member) {
    return member.type().definition() instanceof EnumType type && type.mixin().isPresent();
  }

  /// The plain value where an operation takes a member for its mixin, else the value as it is.
  public static Value plain(Value value) {
    return value instanceof EnumMember member && isMixed(member) ? member.value() : value;
  }
}
