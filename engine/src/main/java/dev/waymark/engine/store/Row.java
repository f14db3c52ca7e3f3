package dev.waymark.engine.store;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import java.util.List;
import java.util.Optional;

/// What the store replies with.
public sealed interface Row {
  record Node(NodeId id, long leaseUntilMicros, boolean dead, List<Offering> offerings)
      implements Row {
    public Node {
      offerings = List.copyOf(offerings);
    }
  }

  /// An instance that the asking node owns. `before` is the status that a [Transaction.Claim]
  /// found; for an [Transaction.Adopt] the status of now.
  record Owned(
      InstanceId id,
      InstanceId root,
      long token,
      long seq,
      Status before,
      int strikes,
      String workflow,
      String program,
      String source,
      Snapshot state,
      Optional<Transaction.Parent> parent)
      implements Row {}

  record Freed(InstanceId id, NodeId from, int strikes) implements Row {}

  /// What [Transaction.LoadEvents] tells of an instance.
  sealed interface Loaded extends Row {
    InstanceId instance();
  }

  /// A call that a row has: whoever is able to may carry it out.
  record OpenCall(InstanceId instance, CallId call, int attempt) implements Loaded {}

  /// `n` orders the events of one sender and names the row. `unreadable` says why its bytes are no
  /// event that this program knows; `event` tells nothing then.
  record EventRow(
      InstanceId instance,
      long n,
      long dueMicros,
      boolean due,
      Event event,
      Optional<String> unreadable)
      implements Loaded {
    public EventRow(InstanceId instance, long n, long dueMicros, boolean due, Event event) {
      this(instance, n, dueMicros, due, event, Optional.empty());
    }
  }

  record EventKey(InstanceId instance, long n) implements Row {}

  /// A call row. `delivery` counts its hand-overs and fences the one of now; `lost` those that died
  /// with their worker. `node` holds it.
  record Call(
      InstanceId instance,
      InstanceId root,
      Effect.Dispatch call,
      int delivery,
      int lost,
      Optional<NodeId> node)
      implements Row {}

  record CallKey(InstanceId instance, CallId call) implements Row {}

  /// A call row that was freed (`holder` is empty), or whose attempt has taken too long.
  record Swept(
      InstanceId instance,
      CallId call,
      int attempt,
      int delivery,
      Optional<NodeId> holder,
      String action,
      int lost,
      long timeoutMicros)
      implements Row {}

  /// `seq` is the new one; `timer` the n of the timer row that the commit wrote.
  record Stepped(InstanceId id, long seq, Optional<Long> timer) implements Row {}

  /// One for each instance asked for, in that order, but for those of a dead owner.
  sealed interface Started extends Row {
    /// The instance that bears the key (or the id that was asked for).
    InstanceId id();

    /// `event` is the n of its first event.
    record Fresh(InstanceId id, long event) implements Started {}

    record Existing(InstanceId asked, InstanceId id) implements Started {}
  }

  record Accepted(InstanceId to, boolean doubled) implements Row {}

  record Retired(int freed, boolean done) implements Row {}

  record StoredProgram(Payload program, Optional<Payload> debugTable) implements Row {}

  record Instance(
      InstanceId id,
      InstanceId root,
      String workflow,
      Optional<String> key,
      Status status,
      Optional<WaitingReason> waiting,
      Optional<Step.Unwinding> unwinding,
      Optional<StepRow.Outcome> outcome,
      Optional<String> pausedBecause,
      Optional<NodeId> owner,
      long token,
      long seq,
      int strikes,
      String program,
      String source,
      Snapshot state,
      long createdMicros,
      long changedMicros)
      implements Row {}

  record History(long seq, int k, long atMicros, String kind, Payload details) implements Row {}
}
