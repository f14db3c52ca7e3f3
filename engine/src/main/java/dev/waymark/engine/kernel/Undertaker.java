package dev.waymark.engine.kernel;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.util.List;

/// Buries nodes whose lease is over, frees what dead nodes own, puts stray events right, and
/// forgets a dead node when nothing names it any more. Every node does all of it; each part may be
/// done twice, or be lost and done later.
final class Undertaker {
  private static final int BATCH = 500;
  private final Desk desk;
  private final Lease lease;
  private final Runnable freed;
  private boolean underWay;
  private boolean retargeting;

  Undertaker(Desk desk, Lease lease, Runnable freed) {
    this.desk = desk;
    this.lease = lease;
    this.freed = freed;
  }

  void round() {
    if (underWay) {
      return;
    }
    underWay = true;
    if (lease.steady()) {
      desk.ask(new Transaction.Bury(), this::buried);
    } else {
      reap();
    }
  }

  private void buried(Reply<List<NodeId>> reply) {
    reap();
  }

  private void reap() {
    desk.ask(
        new Transaction.Reap(BATCH),
        reply -> {
          switch (reply) {
            case Reply.Committed<List<Row.Freed>>(var rows, _) -> {
              if (rows.isEmpty()) {
                retarget();
              } else {
                freed.run();
                reap();
              }
            }
            case Reply.NotCommitted<List<Row.Freed>> _, Reply.Unknown<List<Row.Freed>> _ ->
                underWay = false;
          }
        });
  }

  private void retarget() {
    desk.ask(
        new Transaction.Retarget(desk.node(), BATCH),
        reply -> {
          switch (reply) {
            case Reply.Committed<Integer>(var rows, _) -> {
              if (rows > 0) {
                freed.run();
                retarget();
              } else {
                forget();
              }
            }
            case Reply.NotCommitted<Integer> _, Reply.Unknown<Integer> _ -> underWay = false;
          }
        });
  }

  private void forget() {
    desk.ask(new Transaction.ForgetNodes(), _ -> underWay = false);
  }

  /// Outside of the rounds: this node was told of an event of an instance that it let go.
  void retargetNow() {
    if (retargeting) {
      return;
    }
    retargeting = true;
    desk.ask(
        new Transaction.Retarget(desk.node(), BATCH),
        reply -> {
          retargeting = false;
          // Nothing was stray: to look again at once would find the same for ever.
          if (reply instanceof Reply.Committed<Integer>(var rows, _) && rows > 0) {
            freed.run();
          }
        });
  }
}
