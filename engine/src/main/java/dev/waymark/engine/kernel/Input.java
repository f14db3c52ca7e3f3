package dev.waymark.engine.kernel;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.WorkerEvent;
import java.util.Optional;

/// What the world tells a node.
public sealed interface Input {
  /// The first input, under a fresh id. `root` restricts the node to one instance and its children.
  record Boot(NodeId node, long seed, Optional<InstanceId> root) implements Input {}

  record TimerFired(long timer) implements Input {}

  /// The reply to the transaction of that number. Each gets exactly one.
  record StoreReply(long request, Reply<?> reply) implements Input {}

  /// The result of an [Output.Run].
  record Ran(InstanceId instance, long work, Work.Result result) implements Input {}

  /// What those who run actions say.
  record Heard(WorkerEvent event) implements Input {}

  /// Something is ready, perhaps.
  record Hint(Readiness what) implements Input {}

  /// What a hint is about; each includes those before it.
  enum Readiness {
    /// An instance may be claimed.
    INSTANCES,
    /// A call row came.
    CALLS,
    /// A call row went that somebody may have in hand.
    RECALLS
  }

  /// Starts an instance that is owned here from its first moment; [Output.Answer] bears the tag.
  record StartHere(long tag, Transaction.NewInstance instance) implements Input {}

  /// A graceful stop: running actions may end within the grace, then everything is handed over.
  record Shutdown(long graceMicros) implements Input {}
}
