package dev.waymark.engine.store;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import java.util.Optional;

/// What becomes of one hand-over of a call row. It counts only while the row still is at this
/// attempt and delivery in the hands of `holder` (empty: of nobody).
public record Settlement(
    InstanceId instance,
    CallId call,
    int attempt,
    int delivery,
    Optional<NodeId> holder,
    Verdict verdict) {
  public sealed interface Verdict {
    /// The attempt's one outcome: the row goes, and the instance is told.
    record Ended(Event.Outcome outcome) implements Verdict {}

    /// Nothing came of it: anybody may take the row again after the delay. No attempt is used up;
    /// `lost` counts it.
    record GivenBack(boolean lost, long delayMicros) implements Verdict {}
  }
}
