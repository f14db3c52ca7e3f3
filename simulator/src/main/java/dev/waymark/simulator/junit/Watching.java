package dev.waymark.simulator.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Conditions that somebody looks at after every event.
final class Watching {
  private record Condition(String what, BooleanSupplier holds) {}

  private final List<Condition> always = new ArrayList<>();

  void always(String what, BooleanSupplier holds) {
    always.add(new Condition(what, holds));
  }

  Watching copy() {
    var copy = new Watching();
    copy.always.addAll(always);
    return copy;
  }

  /// What does not hold now.
  List<String> broken() {
    return always.stream()
        .filter(condition -> !condition.holds().getAsBoolean())
        .map(condition -> condition.what() + " does not hold always")
        .toList();
  }
}
