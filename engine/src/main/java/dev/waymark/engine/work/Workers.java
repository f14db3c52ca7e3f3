package dev.waymark.engine.work;

import java.util.function.Consumer;

/// Who runs actions: threads of this process, worker processes, or several of these together. The
/// implementations own threads; a listener is called from any of them, must not block, and gets the
/// events of one delivery in order.
public interface Workers {
  /// Called once, before anything is delivered. The listener is told at once what is on offer
  /// ([WorkerEvent.Offered]), and again whenever that changes.
  void listen(Consumer<WorkerEvent> listener);

  /// Hands a delivery over; never blocks. It waits here for a free slot, is then
  /// [WorkerEvent.Begun], and ends exactly once: [WorkerEvent.Ended] or [WorkerEvent.Lost].
  void deliver(Delivery delivery);

  /// Nobody waits for this delivery any more: one that has not begun is [WorkerEvent.Lost] at once,
  /// a running action is told to stop and its end is still reported. An unknown one is ignored.
  void withdraw(String delivery, Withdrawal why);

  /// Why a delivery is withdrawn; the words of docs/protocol.md.
  enum Withdrawal {
    TIMEOUT,
    DEADLINE,
    CANCELLED,
    LEASE
  }
}
