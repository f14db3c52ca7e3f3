package dev.waymark.simulator;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import dev.waymark.simulator.store.Session;
import dev.waymark.simulator.store.Tables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The invariants, looked at whenever something became durable, while faults are on. They know the
/// tables as they were and as they are, and trust no fence.
final class Checkers {
  /// Told of a broken invariant, and throws.
  interface Failing {
    void fail(Invariant invariant, String what);
  }

  /// What a row was before a write.
  record Before(
      Optional<NodeId> owner,
      long token,
      long seq,
      Status status,
      Optional<StepRow.Outcome> outcome) {}

  private final Tables tables;
  private final Failing failing;
  private final TreeSet<InstanceId> acknowledged = new TreeSet<>();
  private final Set<NodeId> dead = new TreeSet<>();
  private final Map<InstanceId, Set<String>> settled = new TreeMap<>();
  private final Map<String, Long> told = new TreeMap<>();
  private final Map<InstanceId, Integer> historyRead = new TreeMap<>();

  /// Each row as it was when it was last looked at.
  private final Map<InstanceId, Before> seen = new TreeMap<>();

  private int live;

  Checkers(Tables tables, Failing failing) {
    this.tables = tables;
    this.failing = failing;
  }

  void acknowledged(InstanceId id) {
    acknowledged.add(id);
    tables.instance(id).ifPresent(this::look);
  }

  int started() {
    return acknowledged.size();
  }

  List<InstanceId> live() {
    var live = new ArrayList<InstanceId>();
    for (var row : tables.allInstances()) {
      if (isLive(row.status)) {
        live.add(row.id());
      }
    }
    return live;
  }

  /// As far as has been seen.
  boolean allEnded() {
    return live == 0;
  }

  /// When the last wake-up of a live instance is due.
  long lastDue() {
    var last = 0L;
    for (var id : live()) {
      for (var event : tables.eventsIn(id)) {
        last = Math.max(last, event.due);
      }
    }
    return last;
  }

  /// A commit is about to write: what is durable now is what it must fit.
  void before(Session<?> session) {
    if (session.phase() == Session.Phase.WRITE
        && session.transaction() instanceof Transaction.CommitSteps commit) {
      for (var step : commit.steps()) {
        tables.instance(step.id()).ifPresent(row -> seen.replace(row.id(), asItIs(row)));
      }
    }
  }

  private static Before asItIs(Tables.InstanceState row) {
    return new Before(Optional.ofNullable(row.owner), row.token, row.seq, row.status, row.outcome);
  }

  /// Looks at what a transaction has touched. What it has not touched is as it was.
  void after(Session<?> session) {
    if (session.transaction() instanceof Transaction.CommitSteps commit) {
      commits(commit, session);
    }
    if (session.transaction() instanceof Transaction.SettleCalls
        || session.transaction() instanceof Transaction.SweepCalls) {
      settlements();
    }
    if (session.transaction() instanceof Transaction.Claim claim) {
      claims(claim, session);
    }
    for (var node : tables.deadNodes()) {
      dead.add(node);
    }
    for (var node : dead) {
      check(Invariant.S5, !tables.alive(node), () -> "the buried node " + node + " lives again");
    }
    for (var id : acknowledged) {
      check(Invariant.S1, tables.instance(id).isPresent(), () -> id + " was started and is gone");
    }
    if (session.transaction() instanceof Transaction.Start) {
      noOrphans();
    }
    var touched = Touched.by(session);
    if (touched.isEmpty()) {
      tables.allInstances().forEach(this::look);
    } else {
      for (var id : touched.get()) {
        tables.instance(id).ifPresent(this::look);
      }
    }
  }

  /// S3: an attempt that others carry out is told to its instance once, whatever the instance would
  /// make of a second time.
  private void settlements() {
    for (var row : tables.allInstances()) {
      for (var event : tables.eventsIn(row.id())) {
        if (event.event instanceof Event.Settled one) {
          var attempt = row.id() + " " + one.call() + " attempt " + one.attempt();
          var first = told.putIfAbsent(attempt, event.n);
          check(
              Invariant.S3,
              first == null || first == event.n,
              () -> attempt + " was settled twice");
        }
      }
    }
  }

  private void look(Tables.InstanceState row) {
    var old = seen.get(row.id());
    if (old != null) {
      moves(old, row);
    }
    hasAWay(row);
    outcomes(row);
    live += (isLive(row.status) ? 1 : 0) - (old != null && isLive(old.status()) ? 1 : 0);
    seen.put(row.id(), asItIs(row));
  }

  /// One that is paused waits for a person, and says why.
  private static boolean isLive(Status status) {
    return !status.ended() && status != Status.PAUSED;
  }

  private void commits(Transaction.CommitSteps commit, Session<?> session) {
    var steps = new TreeMap<InstanceId, StepRow>();
    commit.steps().forEach(step -> steps.put(step.id(), step));
    for (var row : rows(session, Row.Stepped.class)) {
      var old = seen.get(row.id());
      var step = steps.get(row.id());
      if (old == null || step == null) {
        failing.fail(Invariant.S4, "a row that nobody asked for was written: " + row);
        return;
      }
      check(
          Invariant.S4,
          old.owner().filter(commit.node()::equals).isPresent()
              && old.token() == step.token()
              && old.seq() == step.seq(),
          () ->
              "written under token "
                  + step.token()
                  + " seq "
                  + step.seq()
                  + " by "
                  + commit.node()
                  + ", durable was "
                  + old);
      check(
          Invariant.S10,
          !old.status().ended() || step.disposition() instanceof StepRow.Disposition.Untouched,
          () -> row.id() + " had ended as " + old.status() + " and is written: " + step);
      check(
          Invariant.S10,
          row.seq() == old.seq() + 1,
          () -> "seq " + old.seq() + " became " + row.seq());
      check(
          Invariant.S4,
          tables.alive(commit.node()),
          () -> "written by the buried node " + commit.node());
    }
  }

  private void claims(Transaction.Claim claim, Session<?> session) {
    var rows = rows(session, Row.Owned.class);
    check(
        Invariant.S22,
        rows.size() <= claim.limit(),
        () -> "claimed " + rows.size() + " of " + claim.limit());
    for (var row : rows) {
      var old = seen.get(row.id());
      check(
          Invariant.S5,
          old != null && row.token() > old.token() && old.owner().isEmpty(),
          () -> "claimed " + row.id() + " under token " + row.token() + ", durable was " + old);
    }
  }

  private static <T> List<T> rows(Session<?> session, Class<T> type) {
    if (!(session.rows() instanceof List<?> list)) {
      return List.of();
    }
    return list.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// S10: along the lattice, and terminal is final. A commit may pass through `running`.
  private void moves(Before old, Tables.InstanceState row) {
    var moved = old.status() != row.status;
    check(
        Invariant.S10,
        !moved || old.status().successors().contains(row.status),
        () -> row.id() + " went from " + old.status() + " to " + row.status);
    check(
        Invariant.S10,
        old.outcome().isEmpty() || old.outcome().equals(row.outcome),
        () -> row.id() + " had " + old.outcome() + " and has " + row.outcome);
    check(Invariant.S10, row.seq >= old.seq(), () -> row.id() + " went back to seq " + row.seq);
  }

  /// S23: somebody, or something, will wake it.
  private void hasAWay(Tables.InstanceState row) {
    var live = !row.status.ended() && row.status != Status.PAUSED;
    var outside =
        row.waiting
            .filter(reason -> reason == WaitingReason.SIGNAL || reason == WaitingReason.CHILD)
            .isPresent();
    check(
        Invariant.S23,
        !live
            || row.owner != null
            || outside
            || !tables.eventsIn(row.id()).isEmpty()
            || !tables.callsOf(row.id()).isEmpty()
            || hasLiveChild(row.id()),
        () -> row.id() + " is " + row.status + ", unowned, and nothing will wake it");
  }

  private boolean hasLiveChild(InstanceId parent) {
    for (var row : tables.allInstances()) {
      var of = row.begun.parent().map(Transaction.Parent::instance);
      if (!row.status.ended() && of.equals(Optional.of(parent))) {
        return true;
      }
    }
    return false;
  }

  /// S3: one recorded outcome for each attempt of a call.
  private void outcomes(Tables.InstanceState row) {
    var history = tables.historyOf(row.id());
    for (var i = historyRead.getOrDefault(row.id(), 0); i < history.size(); i++) {
      if (history.get(i).kind().equals("settled")) {
        var json = history.get(i).details().json();
        var attempt = json.substring(0, json.indexOf(',', json.indexOf("\"attempt\":")));
        check(
            Invariant.S3,
            settled.computeIfAbsent(row.id(), _ -> new LinkedHashSet<>()).add(attempt),
            () -> row.id() + " has two outcomes of " + attempt);
      }
    }
    historyRead.put(row.id(), history.size());
  }

  private void noOrphans() {
    check(Invariant.S18, tables.orphans().isEmpty(), () -> "named, but gone: " + tables.orphans());
  }

  void atTheEnd(List<Transaction.NewInstance> starts) {
    tables.allInstances().forEach(this::look);
    noOrphans();
    var keys = new TreeMap<String, InstanceId>();
    var count = 0;
    for (var row : tables.allInstances()) {
      count++;
      row.begun
          .key()
          .ifPresent(key -> {
            var other = keys.put(row.begun.workflow() + "/" + key, row.id());
            check(Invariant.S2, other == null, () -> key + " has two instances");
          });
      callsAreAccountedFor(row);
    }
    var counted = count;
    check(Invariant.S18, count >= starts.size(), () -> counted + " instances of " + starts.size());
    check(Invariant.L4, live().isEmpty(), () -> "not ended: " + live());
  }

  /// S7: what was called was settled or withdrawn, when the instance has ended.
  private void callsAreAccountedFor(Tables.InstanceState row) {
    var open = new LinkedHashSet<String>();
    for (var entry : tables.historyOf(row.id())) {
      var json = entry.details().json();
      switch (entry.kind()) {
        case "called" -> open.add(callOf(json));
        case "settled", "late" -> open.remove(callOf(json));
        case "withdrawn" -> open.remove(json.substring(1, json.length() - 1));
        default -> {}
      }
    }
    check(Invariant.S7, !row.status.ended() || open.isEmpty(), () -> row.id() + " forgot " + open);
  }

  private static String callOf(String json) {
    var from = json.indexOf("\"call\":\"") + 8;
    return from < 8 ? "" : json.substring(from, json.indexOf('"', from));
  }

  private void check(Invariant invariant, boolean holds, Supplier<String> what) {
    if (!holds) {
      failing.fail(invariant, what.get());
    }
  }
}
