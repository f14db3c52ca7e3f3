package dev.waymark.engine.kernel;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one poll of a node: claims what anybody may take and looks for events that name the node.
/// Often while there is something, seldom when there is not; a hint makes it look at once, and a
/// lost hint only makes it late.
final class Poller {
  private static final int MINE = 500;
  private final Desk desk;
  private final Ledger ledger;
  private final Runnable adopt;
  private Optional<InstanceId> root = Optional.empty();
  private long interval;
  private Desk.@Nullable Pulse next;
  private int underWay;
  private boolean claiming;
  private boolean again;
  private boolean stopped;
  private boolean paused;

  Poller(Desk desk, Ledger ledger, Runnable adopt) {
    this.desk = desk;
    this.ledger = ledger;
    this.adopt = adopt;
    this.interval = desk.settings().pollMin();
  }

  void start(Optional<InstanceId> root) {
    this.root = root;
    poll();
  }

  void stop() {
    stopped = true;
  }

  boolean claiming() {
    return claiming;
  }

  /// While all that is owned is being read, nothing is claimed.
  void pause(boolean pause) {
    paused = pause;
    if (!pause && again) {
      poll();
    }
  }

  /// Something may be ready in so long.
  void pollIn(long micros) {
    if (!stopped && (next == null || desk.now() + micros < next.at())) {
      desk.callOff(next);
      next = desk.pulse(micros, this::poll);
    }
  }

  void poll() {
    if (stopped || desk.closed() || desk.settings().maxInstances() == 0) {
      return;
    }
    if (underWay > 0 || paused) {
      again = true;
      return;
    }
    again = false;
    desk.callOff(next);
    next = null;
    var settings = desk.settings();
    var room = Math.min(settings.claimBatch(), settings.maxInstances() - ledger.size());
    if (room > 0) {
      underWay++;
      claiming = true;
      desk.ask(new Transaction.Claim(desk.node(), room, root), reply -> claimed(room, reply));
    }
    underWay++;
    desk.ask(new Transaction.Mine(desk.node(), MINE), this::mine);
  }

  private void claimed(int room, Reply<List<Row.Owned>> reply) {
    claiming = false;
    switch (reply) {
      case Reply.Committed<List<Row.Owned>>(var rows, _) -> {
        if (rows.size() > room) {
          throw new IllegalStateException("asked for " + room + " instances, got " + rows.size());
        }
        rows.forEach(ledger::take);
        found(!rows.isEmpty());
        again |= rows.size() == room;
      }
      case Reply.NotCommitted<List<Row.Owned>> _ -> found(false);
      case Reply.Unknown<List<Row.Owned>> _ -> {
        adopt.run();
        found(false);
      }
    }
    done();
  }

  private void mine(Reply<List<Row.EventKey>> reply) {
    switch (reply) {
      case Reply.Committed<List<Row.EventKey>>(var keys, _) -> {
        ledger.poked(keys);
        found(!keys.isEmpty());
      }
      case Reply.NotCommitted<List<Row.EventKey>> _, Reply.Unknown<List<Row.EventKey>> _ ->
          found(false);
    }
    done();
  }

  private void found(boolean something) {
    interval =
        something
            ? desk.settings().pollMin()
            : Math.min(desk.settings().pollMax(), interval + interval / 2);
  }

  private void done() {
    underWay--;
    if (underWay > 0) {
      return;
    }
    if (again) {
      poll();
    } else {
      pollIn(interval);
    }
  }
}
