package dev.waymark.simulator.test;

import dev.waymark.engine.Event.Outcome;
import java.util.function.Supplier;

/// What the actions of a test answer: a function of the call and its attempt, never of the
/// delivery.
@FunctionalInterface
interface Answers {
  /// @param deed is done when the time is over, and says what came of it
  /// @param outside whether it is seen outside, so that it is done even if nobody hears of it
  record Reply(long takesMicros, Supplier<Outcome> deed, boolean outside) {
    Reply(long takesMicros, Outcome outcome) {
      this(takesMicros, () -> outcome, false);
    }
  }

  /// @throws TestBroken where nothing answers
  Reply answer(Asked asked);
}
