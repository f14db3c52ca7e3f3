package dev.waymark.engine.kernel;

import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Transaction;

/// The node's own lease as its monotonic clock sees it: counted from the *sending* of the last beat
/// that was confirmed.
final class Lease {
  private final Desk desk;
  private long confirmed = Long.MIN_VALUE;
  private long steadySince = Long.MIN_VALUE;
  private boolean beating;

  Lease(Desk desk) {
    this.desk = desk;
  }

  void registered(long sentAt) {
    confirmed = sentAt;
    steadySince = sentAt;
  }

  /// May something be dispatched that a rival could be doing too after this lease's end?
  boolean holds() {
    return confirmed != Long.MIN_VALUE
        && desk.now() < confirmed + desk.settings().lease() - desk.settings().margin();
  }

  /// Beaten on time for a whole lease: else an outage of the database would bury everybody.
  boolean steady() {
    return holds() && desk.now() >= steadySince + desk.settings().lease();
  }

  /// As if it had beaten on time all the while.
  void leaveOut(long micros) {
    confirmed += micros;
  }

  void beat(Runnable renewed, Runnable buried) {
    if (beating) {
      return;
    }
    beating = true;
    var sentAt = desk.now();
    desk.ask(
        new Transaction.Beat(desk.node(), desk.settings().lease()),
        reply -> {
          beating = false;
          switch (reply) {
            case Reply.Committed<Boolean>(var alive, _) -> {
              if (!alive) {
                buried.run();
                return;
              }
              if (sentAt > confirmed + desk.settings().lease() - desk.settings().margin()) {
                steadySince = sentAt;
              }
              confirmed = sentAt;
              renewed.run();
            }
            case Reply.NotCommitted<Boolean> _, Reply.Unknown<Boolean> _ -> {
              steadySince = desk.now();
              desk.alarm(desk.settings().beat() / 5, () -> beat(renewed, buried));
            }
          }
        });
  }
}
