package dev.waymark.engine.machine;

import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Value;

/// Why a frame stops running.
sealed interface Signal {
  Signal PUSHED = new Pushed();
  Signal YIELDED = new Yielded();

  /// It is done.
  record Returned(Value value) implements Signal {}

  /// It waits; the future is not settled.
  record Suspended(Future future) implements Signal {}

  /// It lets the other ready tasks run once.
  record Yielded() implements Signal {}

  /// A frame was put on top of it, whose value it waits for.
  record Pushed() implements Signal {}

  /// What it awaited is there already.
  record Ready(Value value) implements Signal {}

  /// A generator gives an item.
  record Produced(Value value) implements Signal {}
}
