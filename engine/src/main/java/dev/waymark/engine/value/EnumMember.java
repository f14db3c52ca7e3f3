package dev.waymark.engine.value;

/// A member of an enum of the program, equal by class and position.
public record EnumMember(ClassValue type, int index, String name, Value value) implements Value {
  @Override
  public boolean equals(Object other) {
    return other instanceof EnumMember that && type == that.type && index == that.index;
  }

  @Override
  public int hashCode() {
    return type.name().hashCode() * 31 + index;
  }
}
