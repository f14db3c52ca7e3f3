package dev.waymark.engine;

import java.util.Optional;

/// Why a task of an instance waits (G10): where, for what, since when, until when (microseconds on
/// the database's clock).
public record Wait(
    Reason reason,
    Step.NodePlace place,
    String what,
    long sinceMicros,
    Optional<Long> untilMicros,
    Optional<CallId> call,
    int attempt) {
  /// The machine's part of the closed list; the node and the store know the others.
  public enum Reason {
    ACTION,
    RETRY,
    SLEEP,
    SIGNAL,
    CHILD,
    PARALLEL
  }
}
