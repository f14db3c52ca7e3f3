package dev.waymark.engine.kernel;

import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Settlement;
import dev.waymark.engine.store.Settlement.Verdict;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/// Buries nodes whose lease is over, frees what dead nodes own and hold, ends attempts whose time
/// is over although nobody says so, puts stray events right, and forgets a dead node when nothing
/// names it any more. Every node does all of it; each part may be done twice, or be lost and done
/// later.
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
                sweep();
              }
            }
            case Reply.NotCommitted<Integer> _, Reply.Unknown<Integer> _ -> underWay = false;
          }
        });
  }

  private void sweep() {
    var settings = desk.settings();
    desk.ask(
        new Transaction.SweepCalls(settings.lostFirst(), settings.lostMaxDelay(), BATCH),
        reply -> {
          switch (reply) {
            case Reply.Committed<List<Row.Swept>>(var rows, _) -> settle(rows);
            case Reply.NotCommitted<List<Row.Swept>> _, Reply.Unknown<List<Row.Swept>> _ ->
                underWay = false;
          }
        });
  }

  /// Under the attempt, delivery and holder that were seen: whoever was quicker is right.
  private void settle(List<Row.Swept> rows) {
    var settlements = new ArrayList<Settlement>();
    for (var row : rows) {
      if (row.holder().isPresent()) {
        var error = Json.timeout(row.action(), row.timeoutMicros());
        settlements.add(settlement(row, new Outcome.Failed(error, -1)));
      } else if (row.lost() > desk.settings().lostMax()) {
        settlements.add(settlement(row, Failures.lost(row.action(), row.lost())));
      }
    }
    if (settlements.isEmpty()) {
      forget();
    } else {
      desk.ask(
          new Transaction.SettleCalls(desk.node(), settlements),
          _ -> {
            freed.run();
            forget();
          });
    }
  }

  private static Settlement settlement(Row.Swept row, Outcome outcome) {
    return new Settlement(
        row.instance(),
        row.call(),
        row.attempt(),
        row.delivery(),
        row.holder(),
        new Verdict.Ended(outcome));
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
