package dev.waymark.engine.kernel;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads all that this node owns: the one recovery after whatever was not answered for. It begins
/// only when no commit, claim or start of ours is under way, and none begins before it has ended:
/// so what it shows is not older than what we know.
final class Adoption {
  private static final int PAGE = 1_000;
  private final Desk desk;
  private final Consumer<List<Row.Owned>> done;
  private final List<Row.Owned> rows = new ArrayList<>();
  private boolean wanted;
  private boolean underWay;
  private boolean resting;

  Adoption(Desk desk, Consumer<List<Row.Owned>> done) {
    this.desk = desk;
    this.done = done;
  }

  void want() {
    wanted = true;
  }

  boolean pending() {
    return wanted || underWay;
  }

  void begin(boolean quiet) {
    if (wanted && quiet && !underWay && !resting) {
      wanted = false;
      underWay = true;
      rows.clear();
      page(Optional.empty());
    }
  }

  private void page(Optional<InstanceId> after) {
    desk.ask(new Transaction.Adopt(desk.node(), after, PAGE), this::heard);
  }

  private void heard(Reply<List<Row.Owned>> reply) {
    switch (reply) {
      case Reply.Committed<List<Row.Owned>>(var page, _) -> {
        rows.addAll(page);
        if (page.size() == PAGE) {
          page(Optional.of(page.getLast().id()));
        } else {
          underWay = false;
          done.accept(List.copyOf(rows));
        }
      }
      case Reply.NotCommitted<List<Row.Owned>> _, Reply.Unknown<List<Row.Owned>> _ -> {
        underWay = false;
        wanted = true;
        resting = true;
        desk.alarm(desk.settings().pollMin() * 4, () -> resting = false);
      }
    }
  }
}
