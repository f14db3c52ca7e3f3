package dev.waymark.engine.kernel;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Offering;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Says what this node offers, and looks for calls of it: often while there are some, seldom when
/// there are none. A hint makes it look at once; a lost hint only makes it late.
final class Board {
  private static final int BATCH = 100;
  private final Desk desk;
  private final IntSupplier room;
  private final Consumer<Optional<List<Row.Call>>> taken;
  private List<Offering> offerings = List.of();
  private Optional<InstanceId> root = Optional.empty();
  private long interval;
  private Desk.@Nullable Pulse next;
  private int turns;
  private boolean started;
  private boolean stopped;
  private boolean claiming;
  private boolean resting;
  private boolean again;
  private boolean announcing;
  private boolean changed;

  /// `taken` hears what a claim has brought; empty when that is not known.
  Board(Desk desk, IntSupplier room, Consumer<Optional<List<Row.Call>>> taken) {
    this.desk = desk;
    this.room = room;
    this.taken = taken;
    this.interval = desk.settings().pollMin();
  }

  void start(Optional<InstanceId> only) {
    started = true;
    root = only;
    announce();
    poll();
  }

  void stop() {
    stopped = true;
  }

  boolean offers() {
    return !offerings.isEmpty();
  }

  boolean claiming() {
    return claiming;
  }

  void offer(List<Offering> now) {
    if (!now.equals(offerings)) {
      offerings = List.copyOf(now);
      changed = true;
      announce();
      poll();
    }
  }

  /// A node that serves one root only offers nothing to others.
  private void announce() {
    if (!started || !changed || announcing || root.isPresent()) {
      return;
    }
    changed = false;
    announcing = true;
    desk.ask(
        new Transaction.Announce(desk.node(), offerings),
        reply -> {
          announcing = false;
          switch (reply) {
            case Reply.Committed<Boolean> _ -> announce();
            case Reply.NotCommitted<Boolean> _, Reply.Unknown<Boolean> _ -> {
              changed = true;
              desk.alarm(desk.settings().pollMin() * 4, this::announce);
            }
          }
        });
  }

  void poll() {
    if (!started || stopped || resting || offerings.isEmpty()) {
      return;
    }
    var most = Math.min(BATCH, room.getAsInt());
    if (claiming || most <= 0) {
      again = claiming;
      return;
    }
    again = false;
    claiming = true;
    desk.callOff(next);
    next = null;
    var turned = new ArrayList<>(offerings);
    Collections.rotate(turned, turns++);
    desk.ask(
        new Transaction.ClaimCalls(desk.node(), turned, root, most), reply -> claimed(most, reply));
  }

  private void claimed(int most, Reply<List<Row.Call>> reply) {
    claiming = false;
    switch (reply) {
      case Reply.Committed<List<Row.Call>>(var rows, _) -> {
        taken.accept(Optional.of(rows));
        found(!rows.isEmpty());
        again |= rows.size() == most;
      }
      case Reply.NotCommitted<List<Row.Call>> _ -> rest();
      case Reply.Unknown<List<Row.Call>> _ -> {
        taken.accept(Optional.empty());
        rest();
      }
    }
    if (again) {
      poll();
    }
    if (!claiming) {
      later();
    }
  }

  private void rest() {
    found(false);
    resting = true;
    desk.alarm(
        desk.settings().pollMin() * 4,
        () -> {
          resting = false;
          poll();
        });
  }

  private void found(boolean something) {
    interval =
        something
            ? desk.settings().pollMin()
            : Math.min(desk.settings().pollMax(), interval + interval / 2);
  }

  private void later() {
    desk.callOff(next);
    next =
        desk.pulse(
            interval,
            () -> {
              next = null;
              poll();
              if (!claiming) {
                later();
              }
            });
  }
}
