package dev.waymark.simulator.test;

import dev.waymark.engine.Event.Outcome;

/// What the actions of a test answer: a function of the call and its attempt, never of the
/// delivery.
@FunctionalInterface
interface Answers {
  record Reply(long takesMicros, Outcome outcome) {}

  /// @throws TestBroken where nothing answers
  Reply answer(String action, int attempt, long nowMicros);
}
