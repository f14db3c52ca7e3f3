package dev.waymark.engine.value;

import org.jspecify.annotations.Nullable;

/// What a builtin may ask of who runs the program. Nothing here suspends.
public interface Interpreter {
  /// Calls any callable; an `async def` gives a [Coroutine].
  Value call(Value function, Arguments arguments);

  default Value call(Value function, Value... arguments) {
    return call(function, Arguments.of(arguments));
  }

  /// `iter(source)`; TypeError for what cannot be iterated.
  Value iterate(Value source);

  /// The next item, or null at the end.
  @Nullable Value next(Value iterator);

  /// `object.name`; AttributeError.
  Value attribute(Value object, String name);

  /// Takes from the step's budget before work of that size is done (1 is about one node); raises
  /// where the budget is gone.
  void charge(long cost);

  /// The step's time, in microseconds since 1970 UTC.
  long nowMicros();

  /// 64 bits that derive from the step's seed and a counter, never the same twice.
  long randomBits();

  /// The greatest number of items, characters or bytes that one value may have.
  int sizeLimit();
}
