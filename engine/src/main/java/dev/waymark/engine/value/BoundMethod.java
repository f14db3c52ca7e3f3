package dev.waymark.engine.value;

/// `object.method`, taken and not yet called: `function` takes `self` first.
@SuppressWarnings("ReferenceEquality") // identity is what CPython compares here
public record BoundMethod(Value self, Value function) implements Value {
  /// By identity of the object, as CPython compares bound methods.
  @Override
  public boolean equals(Object other) {
    return other instanceof BoundMethod that && self == that.self && function.equals(that.function);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(self) + function.hashCode();
  }
}
