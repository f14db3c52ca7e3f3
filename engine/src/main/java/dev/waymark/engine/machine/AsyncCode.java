package dev.waymark.engine.machine;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.Value;
import org.jspecify.annotations.Nullable;

/// What a builtin does that needs the loop.
@FunctionalInterface
interface AsyncCode {
  Value call(Loop loop, Arguments arguments);

  /// How an iterator that needs the loop goes on.
  @FunctionalInterface
  interface Advance {
    @Nullable Value next(Loop loop, IteratorValue.Native iterator);
  }
}
