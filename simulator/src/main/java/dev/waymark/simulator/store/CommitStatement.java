package dev.waymark.simulator.store;

import dev.waymark.engine.Event;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// CommitSteps: each row fenced by itself.
final class CommitStatement implements Statement<List<Row.Stepped>> {
  private final Transaction.CommitSteps asked;
  private final SimStore store;
  private final List<StepRow> taken = new ArrayList<>();

  CommitStatement(Transaction.CommitSteps asked, SimStore store) {
    this.asked = asked;
    this.store = store;
  }

  @Override
  public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
    if (tables.mutant != Mutant.COMMIT_WITHOUT_NODE_ROW) {
      if (!locks.share(asked.node(), holder)) {
        return false;
      }
      if (!tables.alive(asked.node()) && tables.mutant != Mutant.NO_FENCE) {
        return true;
      }
    }
    var calls = new TreeSet<String>();
    asked
        .steps()
        .forEach(step -> step.posts().forEach(post -> key(step, post).ifPresent(calls::add)));
    if (!calls.stream().allMatch(key -> locks.call(key, holder))) {
      return false;
    }
    asked.steps().stream()
        .sorted(Comparator.comparing(StepRow::id))
        .filter(step -> fits(tables, step))
        .filter(step -> locks.instance(step.id(), holder))
        .forEach(taken::add);
    taken.forEach(step -> early(tables, step));
    return true;
  }

  /// What a commit of one statement never does before it writes.
  private void early(Tables tables, StepRow step) {
    var row = tables.instances.get(step.id());
    if (row == null) {
      return;
    }
    if (tables.mutant == Mutant.COMMIT_IN_TWO) {
      row.state = step.state();
    }
    if (tables.mutant == Mutant.RELEASED_BEFORE_COMMIT
        && !(step.disposition() instanceof Disposition.Keep)) {
      row.owner = null;
    }
  }

  private static Optional<String> key(StepRow step, Post post) {
    return switch (post) {
      case Post.Entrust entrust -> Optional.of(step.id() + "/" + entrust.call().call().number());
      case Post.Recall(var call) -> Optional.of(step.id() + "/" + call.number());
      case Post.Child _, Post.Tell _ -> Optional.empty();
    };
  }

  private boolean fits(Tables tables, StepRow step) {
    var row = tables.instances.get(step.id());
    if (row == null) {
      return false;
    }
    var mutant = tables.mutant;
    var ownerOnly = mutant == Mutant.FENCE_IS_OWNER;
    var owner = asked.node().equals(row.owner) || mutant == Mutant.CLAIM_KEEPS_TOKEN;
    var token = row.token == step.token() || ownerOnly;
    var seq = row.seq == step.seq() || ownerOnly || mutant == Mutant.NO_SEQ;
    return (owner && token && seq) || mutant == Mutant.NO_FENCE;
  }

  @Override
  public List<Row.Stepped> write(Tables tables) {
    var rows = new ArrayList<Row.Stepped>();
    for (var step : taken) {
      var row = tables.instances.get(step.id());
      if (row != null) {
        rows.add(write(tables, row, step));
      }
    }
    return store.shuffled(rows, Row.Stepped::id);
  }

  private Row.Stepped write(Tables tables, Tables.InstanceState row, StepRow step) {
    row.seq++;
    row.strikes = 0;
    if (!(step.disposition() instanceof Disposition.Untouched)) {
      row.state = tables.mutant == Mutant.STATE_GARBLED ? garbled(step) : step.state();
      row.changed = tables.now();
    }
    dispose(row, step.disposition());
    step.consumed().forEach(n -> tables.deleteEvent(row.id(), n));
    var history = tables.history.computeIfAbsent(row.id(), _ -> new ArrayList<>());
    for (var k = 0; k < step.history().size(); k++) {
      var entry = step.history().get(k);
      if (tables.mutant == Mutant.SETTLED_NOT_RECORDED && entry.kind().equals("settled")) {
        continue;
      }
      history.add(new Row.History(row.seq, k, tables.now(), entry.kind(), entry.details()));
    }
    step.posts().forEach(post -> post(tables, row.id(), post));
    Optional<Long> timer =
        tables.mutant == Mutant.TIMER_NOT_STORED
            ? Optional.empty()
            : step.wakeMicros()
                .map(due -> tables.insertEvent(row.id(), null, due, new Event.Due()));
    if (tables.mutant == Mutant.ENDED_IS_DELETED && row.status.ended()) {
      tables.delete(row.id());
    }
    return new Row.Stepped(row.id(), row.seq, timer);
  }

  private static Snapshot garbled(StepRow step) {
    var bytes = step.state().bytes();
    bytes[bytes.length - 1] ^= 1;
    return Snapshot.of(bytes);
  }

  private static void dispose(Tables.InstanceState row, Disposition disposition) {
    row.waiting = Optional.empty();
    switch (disposition) {
      case Disposition.Keep(var waiting, var unwinding) -> {
        row.status = Status.RUNNING;
        row.waiting = waiting;
        row.unwinding = unwinding;
        return;
      }
      case Disposition.Release(var waiting, var unwinding) -> {
        row.status = Status.WAITING;
        row.waiting = Optional.of(waiting);
        row.unwinding = unwinding;
      }
      case Disposition.Requeue _ -> row.status = Status.QUEUED;
      case Disposition.Pause(var reason) -> {
        row.status = Status.PAUSED;
        row.pausedBecause = Optional.of(reason);
      }
      case Disposition.End(var outcome) -> {
        row.status = outcome.status();
        row.outcome = Optional.of(outcome);
        row.unwinding = Optional.empty();
      }
      case Disposition.Untouched _ -> {}
    }
    row.owner = null;
  }

  private static void post(Tables tables, InstanceId from, Post post) {
    switch (post) {
      case Post.Child(var child) -> tables.insertInstance(child, null);
      case Post.Tell(var to, var event) -> {
        var row = tables.instances.get(to);
        if (row != null) {
          tables.insertEvent(to, row.owner, tables.now(), event);
        }
      }
      case Post.Entrust _, Post.Recall _ -> CallStatements.post(tables, from, post);
    }
  }
}
