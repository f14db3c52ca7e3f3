package dev.waymark.simulator.store;

/// Faults that a test can build into the store, to see that the checkers find them.
public enum Mutant {
  NONE,
  /// Commits look at neither owner, token nor seq.
  NO_FENCE,
  /// Commits do not look at seq.
  NO_SEQ,
  /// A claim does not raise the token, and commits look at the token only.
  CLAIM_KEEPS_TOKEN,
  /// A beat makes the buried alive again.
  BEAT_REVIVES,
  /// A commit keeps the wake-up out of the store.
  TIMER_NOT_STORED
}
