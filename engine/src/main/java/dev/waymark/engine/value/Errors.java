package dev.waymark.engine.value;

/// Makes the errors that operations of a body raise, with CPython's texts.
public final class Errors {
  private Errors() {}

  public static ErrorValue error(String className, Value... args) {
    return new ErrorValue(Classes.get(className), Tuple.of(args));
  }

  public static Raised raised(String className, String message) {
    return new Raised(error(className, Str.of(message)));
  }

  public static Raised typeError(String message) {
    return raised("TypeError", message);
  }

  public static Raised valueError(String message) {
    return raised("ValueError", message);
  }

  public static Raised indexError(String message) {
    return raised("IndexError", message);
  }

  public static Raised keyError(Value key) {
    return new Raised(error("KeyError", key));
  }

  public static Raised attributeError(Value object, String name) {
    if (object instanceof ClassValue type) {
      return raised(
          "AttributeError",
          "type object '%s' has no attribute '%s'".formatted(type.shortName(), name));
    }
    return raised(
        "AttributeError", "'%s' object has no attribute '%s'".formatted(Types.name(object), name));
  }

  public static Raised overflow(String message) {
    return raised("OverflowError", message);
  }

  /// A result that would be larger than a limit of the engine; said before it is computed.
  public static Raised tooLarge(String what, long limit) {
    return raised("MemoryError", what + " is larger than the limit of " + limit);
  }

  public static Raised recursion() {
    return raised("RecursionError", "maximum recursion depth exceeded");
  }
}
