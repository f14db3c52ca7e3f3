package dev.waymark.engine;

import java.util.List;
import java.util.Optional;

/// What one [Machine#step] gives. `nextWakeMicros` is the earliest timer of the new snapshot on the
/// database's clock, or empty: the node sees to it that [Event.Due] comes then. `ignored`: the
/// event told the instance nothing (late, doubled).
public record Step(
    Snapshot snapshot,
    List<Effect> effects,
    Status status,
    Optional<Long> nextWakeMicros,
    Optional<Unwinding> unwinding,
    boolean ignored) {
  public Step {
    effects = List.copyOf(effects);
  }

  public sealed interface Status {
    /// Waits for at least one event.
    record Waiting() implements Status {}

    record Completed(Payload result) implements Status {}

    /// `place` is the node at which the error left the body.
    record Failed(Payload error, NodePlace place) implements Status {}

    record Cancelled(String reason) implements Status {}

    /// Held before unwinding (`on failure: hold`), with its error.
    record Held(Payload error, NodePlace place) implements Status {}
  }

  /// Clean-up and undo are running, because of this.
  public enum Unwinding {
    FAILED,
    CANCELLED,
    DEADLINE
  }

  /// A node of the program: an index into its functions, and into that function's nodes.
  public record NodePlace(int function, int node) {}
}
