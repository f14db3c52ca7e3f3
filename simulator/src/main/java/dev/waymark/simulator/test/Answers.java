package dev.waymark.simulator.test;

import dev.waymark.engine.Event.Outcome;

/// What the actions of a test answer: a function of the call and its attempt, never of the
/// delivery.
@FunctionalInterface
interface Answers {
  record Reply(long takesMicros, Outcome outcome) {}

  /// @param call names it in its world: `charge#1`, with the instance before it where that is not
  ///   the first
  record Asked(String action, String call, int attempt, long nowMicros) {}

  /// @throws TestBroken where nothing answers
  Reply answer(Asked asked);
}
