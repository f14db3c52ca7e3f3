package dev.waymark.engine.kernel;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Workers;
import java.util.Optional;

/// What a node asks its driver for. Nothing is carried out by the kernel itself.
public sealed interface Output {
  /// Run this transaction; its reply is an [Input.StoreReply] with the same number. Several may be
  /// under way at once.
  record Store(long request, Transaction<?> transaction) implements Output {}

  /// Run the machine on a thread of its own; the result is an [Input.Ran].
  record Run(InstanceId instance, long work, Work task) implements Output {}

  record Dispatch(Delivery delivery) implements Output {}

  /// Tell the worker to stop; its report, if it sends one, changes nothing any more.
  record Cancel(String delivery, Workers.Withdrawal why) implements Output {}

  /// An [Input.TimerFired] after so long. Local, lost with the process.
  record Timer(long timer, long inMicros) implements Output {}

  /// The answer to an [Input.StartHere]. Empty: it is not known whether the instance was started;
  /// the same start again tells.
  record Answer(long tag, Optional<Row.Started> started) implements Output {}

  /// This kernel is at its end and gives no output any more. After `BURIED` and `UNBORN` the driver
  /// boots a new one under a fresh id.
  record Ended(End end) implements Output {}

  /// A condition that a person may need to know: it began, or it is over.
  record Notice(Kind kind, Optional<InstanceId> instance, String text) implements Output {}

  enum End {
    BURIED,
    UNBORN,
    RETIRED
  }

  enum Kind {
    QUARANTINED,
    NO_WORKER,
    WORKER_FOUND,
    DELIVERY_LOST,
    LATE_REPORT,
    STORE_UNAVAILABLE,
    STORE_BACK,
    LEASE_LOST
  }
}
