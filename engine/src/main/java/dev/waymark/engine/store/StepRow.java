package dev.waymark.engine.store;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import java.util.List;
import java.util.Optional;

/// What a commit writes for one instance: all steps taken since its last commit, folded into one.
/// `seq` is the one that was read. `consumed` are the n's of its event rows that these steps used
/// up (a replaced timer is one of them). `wakeMicros` is a new timer row: an [Event.Due] that is
/// due then, with target *anybody*; it comes back as [Row.Stepped#timer()].
public record StepRow(
    InstanceId id,
    long token,
    long seq,
    Snapshot state,
    Disposition disposition,
    List<Long> consumed,
    Optional<Long> wakeMicros,
    List<HistoryEntry> history,
    List<Post> posts) {
  public StepRow {
    consumed = List.copyOf(consumed);
    history = List.copyOf(history);
    posts = List.copyOf(posts);
  }

  /// What becomes of the instance. `unwinding` while clean-up and undo run.
  public sealed interface Disposition {
    /// Stays owned: status `running`.
    record Keep(Optional<WaitingReason> waiting, Optional<Step.Unwinding> unwinding)
        implements Disposition {}

    /// Given up, waits: status `waiting`, no owner.
    record Release(WaitingReason waiting, Optional<Step.Unwinding> unwinding)
        implements Disposition {}

    /// Given up although something is left to do: status `queued`, no owner. Whoever says this
    /// leaves a due event behind.
    record Requeue() implements Disposition {}

    /// Status `paused`, no owner: quarantined by the engine, or held by the workflow.
    record Pause(String reason) implements Disposition {}

    /// The outcome, which never changes: no owner, no reason to wait.
    record End(Outcome outcome) implements Disposition {}

    /// Given up as it was found: an instance that had ended when it was claimed. Only owner, seq
    /// and events change; the snapshot given is ignored.
    record Untouched() implements Disposition {}
  }

  /// How an instance ended. `details` is the result, or the error, or the reason as a text.
  public record Outcome(Status status, Payload details) {
    public Outcome {
      if (!status.ended()) {
        throw new IllegalArgumentException("no outcome: " + status);
      }
    }
  }

  /// One row of an instance's history; its place is (seq after the commit, index in the list).
  public record HistoryEntry(String kind, Payload details) {}

  /// What leaves the instance in the same commit, each once. (A store over several databases may
  /// carry what goes to other instances through an outbox row of the sender's shard.)
  public sealed interface Post {
    /// A child; one that exists under this id is left alone.
    record Child(Transaction.NewInstance instance) implements Post {}

    /// An event for another instance; dropped when that is gone.
    record Tell(InstanceId to, Event event) implements Post {}

    /// A call row for whoever offers the action; one of an older attempt is replaced. `delivered`:
    /// how often the attempt was handed over before. A commit never entrusts and recalls one call.
    record Entrust(InstanceId root, Effect.Dispatch call, int delivered) implements Post {}

    /// Takes a call row back, where there still is one.
    record Recall(CallId call) implements Post {}
  }
}
