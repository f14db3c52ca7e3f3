package dev.waymark.engine.kernel;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Mixing;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.HistoryEntry;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Folds the steps of one work into the one row that the commit writes for them.
final class Folding {
  private final Machinery machinery;
  private final Held held;
  private final List<HistoryEntry> history = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();
  private final List<Effect.StartChild> children = new ArrayList<>();
  private final Set<CallId> withdraw = new LinkedHashSet<>();
  private final LinkedHashMap<CallId, Effect.Dispatch> open = new LinkedHashMap<>();

  /// The calls that have a row when this is durable.
  private final Set<CallId> remote = new LinkedHashSet<>();

  Folding(Machinery machinery, Held held) {
    this.machinery = machinery;
    this.held = held;
    remote.addAll(held.remote.keySet());
  }

  /// What the durable snapshot waits for, against what is in flight here.
  void survey(List<Effect.Dispatch> outstanding, Map<CallId, Integer> inFlight) {
    withdraw.addAll(inFlight.keySet());
    withdraw.addAll(held.remote.keySet());
    for (var call : outstanding) {
      if (inFlight.getOrDefault(call.call(), -1) == call.attempt()
          || held.remote.getOrDefault(call.call(), -1) == call.attempt()) {
        withdraw.remove(call.call());
      } else if (!reported(call)) {
        open.put(call.call(), call);
        held.inherited.add(call.call());
      }
    }
  }

  private boolean reported(Effect.Dispatch call) {
    return held.reports.stream()
        .anyMatch(r -> r.call().equals(call.call()) && r.attempt() == call.attempt());
  }

  /// What was to be carried out here, and has to be decided anew.
  void stranded() {
    held.takenStranded = held.stranded.size();
    held.stranded.forEach(one -> open.put(one.call().call(), one.call()));
  }

  void stimuli(List<Stimulus> stimuli, List<Boolean> applied) {
    for (var i = 0; i < stimuli.size(); i++) {
      var kind = i >= applied.size() ? "late" : applied.get(i) ? "" : "ignored";
      record(stimuli.get(i).event(), kind);
    }
  }

  private void record(Event event, String instead) {
    var entry =
        switch (event) {
          case Event.Begun begun -> new HistoryEntry("began", begun.input());
          case Event.Due _ -> null;
          case Event.Signalled s -> new HistoryEntry("signalled", named(s.name(), s.payload()));
          case Event.CancelRequested c -> new HistoryEntry("cancel", Json.text(c.reason()));
          case Event.Settled s -> {
            open.remove(s.call());
            remote.remove(s.call());
            yield new HistoryEntry("settled", settled(s));
          }
        };
    if (entry != null) {
      history.add(instead.isEmpty() ? entry : new HistoryEntry(instead, entry.details()));
    }
  }

  void effects(List<Effect> effects) {
    for (var effect : effects) {
      switch (effect) {
        case Effect.Dispatch call -> {
          open.put(call.call(), call);
          history.add(new HistoryEntry("called", called(call)));
        }
        case Effect.Withdraw(var call) -> {
          open.remove(call);
          withdraw.add(call);
          history.add(new HistoryEntry("withdrawn", Json.text(call.toString())));
        }
        case Effect.StartChild child -> start(child);
        case Effect.Log log -> history.add(new HistoryEntry("log", logged(log)));
        case Effect.Note note -> history.add(new HistoryEntry(note.kind(), note.details()));
      }
    }
  }

  private void start(Effect.StartChild child) {
    history.add(new HistoryEntry("child", Json.text(child.call().toString())));
    var program = machinery.current(child.workflow());
    if (program.isPresent()) {
      posts.add(
          new Post.Child(
              new Transaction.NewInstance(
                  childId(child),
                  held.row.root(),
                  child.workflow(),
                  child.key(),
                  program.get().program(),
                  program.get().source(),
                  child.input(),
                  Optional.of(new Transaction.Parent(held.id(), child.call(), child.attached())))));
    }
    children.add(child);
  }

  private InstanceId childId(Effect.StartChild child) {
    var bits = Mixing.of(Mixing.of(11, held.id()), child.call().number());
    var shard =
        child
            .key()
            .map(key -> InstanceId.shardOf(child.workflow(), key))
            .orElse((int) (bits & 0xFFF));
    return InstanceId.of(held.id().millis(), shard, Mixing.of(bits, 1));
  }

  /// Calls that this node does not carry out itself become rows; rows that nobody waits for any
  /// more are recalled. Comes after all that opens and withdraws calls.
  void share(Predicate<Effect.Dispatch> here) {
    for (var call : List.copyOf(open.values())) {
      if (!here.test(call)) {
        open.remove(call.call());
        remote.add(call.call());
        posts.add(new Post.Entrust(held.row.root(), call, delivered(call.call())));
      } else if (held.remote.containsKey(call.call())) {
        recall(call.call());
      }
    }
    for (var call : withdraw) {
      if (held.remote.containsKey(call) && !entrusted(call)) {
        recall(call);
      }
    }
  }

  private boolean entrusted(CallId call) {
    return posts.stream()
        .anyMatch(p -> p instanceof Post.Entrust e && e.call().call().equals(call));
  }

  private int delivered(CallId call) {
    for (var one : held.stranded) {
      if (one.call().call().equals(call)) {
        return one.delivered();
      }
    }
    return held.inherited.contains(call) ? Math.max(1, held.row.strikes()) : 0;
  }

  private void recall(CallId call) {
    if (remote.remove(call)) {
      posts.add(new Post.Recall(call));
    }
  }

  /// The instance is stopped, or at its end: nobody waits for anything.
  Folding recallAll() {
    posts.removeIf(Post.Entrust.class::isInstance);
    List.copyOf(remote).forEach(this::recall);
    return this;
  }

  /// Whether calls change hands.
  boolean moves() {
    return posts.stream().anyMatch(p -> p instanceof Post.Entrust || p instanceof Post.Recall);
  }

  /// Nothing was told, but calls change hands.
  Pending handOver(int openAfter) {
    var keeps = openAfter > 0 || held.hasMoreNews();
    var action = WaitingReason.ACTION;
    var disposition =
        keeps
            ? new Disposition.Keep(Optional.of(action), Optional.empty())
            : new Disposition.Release(action, Optional.empty());
    var bare = bare(disposition, List.of());
    return new Pending(held, bare.row(), withdrawn(), opened(), List.of());
  }

  /// How many calls this node will carry out when this is durable.
  int openAfter(Map<CallId, Integer> inFlight) {
    var after = new LinkedHashSet<>(inFlight.keySet());
    after.removeAll(withdraw);
    after.addAll(open.keySet());
    return after.size();
  }

  /// The row of steps that were taken. `lacking`: some call has nobody who offers its action.
  Pending steps(Step last, List<Wait> waits, int openAfter, boolean lacking) {
    var consumed = new LinkedHashSet<>(held.takenRows);
    var ended = !(last.status() instanceof Step.Status.Waiting);
    var wake = ended ? Optional.<Long>empty() : last.nextWakeMicros();
    var timer = held.timer;
    if (timer != null && !consumed.contains(timer.n())) {
      if (wake.isPresent() && wake.get() == timer.dueMicros()) {
        wake = Optional.empty();
      } else {
        consumed.add(timer.n());
      }
    }
    if (ended) {
      recallAll();
    }
    var keeps = !ended && (openAfter > 0 || held.hasMoreNews() || children(false));
    var disposition = disposition(last, waits, keeps, lacking);
    return new Pending(
        held,
        new StepRow(
            held.id(),
            held.row.token(),
            held.row.seq(),
            last.snapshot(),
            disposition,
            new ArrayList<>(consumed),
            wake,
            history,
            posts),
        List.copyOf(withdraw),
        List.copyOf(open.values()),
        children);
  }

  /// Children that cannot be started are settled by this node itself.
  private boolean children(boolean known) {
    return children.stream()
        .anyMatch(child -> machinery.current(child.workflow()).isPresent() == known);
  }

  private Disposition disposition(Step last, List<Wait> waits, boolean keeps, boolean lacking) {
    return switch (last.status()) {
      case Step.Status.Waiting _ ->
          keeps
              ? new Disposition.Keep(
                  Optional.of(lacking ? WaitingReason.NO_WORKER : WaitingReason.ACTION),
                  last.unwinding())
              : new Disposition.Release(waiting(waits), last.unwinding());
      case Step.Status.Completed(var result) -> end(Status.COMPLETED, result);
      case Step.Status.Failed(var error, _) -> end(Status.FAILED, error);
      case Step.Status.Cancelled(var why) -> end(Status.CANCELLED, Json.text(why));
      case Step.Status.Held(var error, var place) ->
          new Disposition.Pause("held: " + error.json() + " at " + place);
    };
  }

  private Disposition end(Status status, Payload details) {
    history.add(new HistoryEntry(status.word(), details));
    held.row
        .parent()
        .filter(Transaction.Parent::attached)
        .ifPresent(
            parent -> posts.add(new Post.Tell(parent.instance(), told(parent, status, details))));
    return new Disposition.End(new StepRow.Outcome(status, details));
  }

  private static Event told(Transaction.Parent parent, Status status, Payload details) {
    var outcome =
        switch (status) {
          case COMPLETED -> new Event.Outcome.Succeeded(details);
          case CANCELLED ->
              new Event.Outcome.Failed(Failures.cancelled("the child was cancelled"), -1);
          case FAILED, QUEUED, RUNNING, WAITING, PAUSED -> new Event.Outcome.Failed(details, -1);
        };
    return new Event.Settled(parent.call(), 1, outcome);
  }

  /// Gives the instance up as it is: nothing happened that has to be written.
  Pending release(List<Wait> waits) {
    return bare(new Disposition.Release(waiting(waits), Optional.empty()), List.of());
  }

  Pending bare(Disposition disposition, List<Long> consumed) {
    return new Pending(
        held,
        new StepRow(
            held.id(),
            held.row.token(),
            held.row.seq(),
            held.row.state(),
            disposition,
            consumed,
            Optional.empty(),
            history,
            posts),
        List.of(),
        List.of(),
        List.of());
  }

  List<CallId> withdrawn() {
    return List.copyOf(withdraw);
  }

  List<Effect.Dispatch> opened() {
    return List.copyOf(open.values());
  }

  private WaitingReason waiting(List<Wait> waits) {
    return remote.isEmpty() ? reason(waits) : WaitingReason.ACTION;
  }

  private static WaitingReason reason(List<Wait> waits) {
    if (waits.isEmpty()) {
      return WaitingReason.SIGNAL;
    }
    return switch (waits.getFirst().reason()) {
      case ACTION -> WaitingReason.ACTION;
      case RETRY -> WaitingReason.RETRY;
      case SLEEP -> WaitingReason.SLEEP;
      case SIGNAL -> WaitingReason.SIGNAL;
      case CHILD -> WaitingReason.CHILD;
      case PARALLEL -> WaitingReason.PARALLEL;
    };
  }

  private static Payload named(String name, Payload payload) {
    return Payload.of("{\"name\":" + Json.quote(name) + ",\"value\":" + payload.json() + "}");
  }

  private static Payload called(Effect.Dispatch call) {
    return Payload.of(
        "{\"call\":"
            + Json.quote(call.call().toString())
            + ",\"attempt\":"
            + call.attempt()
            + ",\"action\":"
            + Json.quote(call.action())
            + ",\"arguments\":"
            + call.arguments().json()
            + "}");
  }

  private static Payload settled(Event.Settled settled) {
    var outcome =
        switch (settled.outcome()) {
          case Event.Outcome.Succeeded(var value) -> ",\"value\":" + value.json();
          case Event.Outcome.Failed(var error, _) -> ",\"error\":" + error.json();
        };
    return Payload.of(
        "{\"call\":"
            + Json.quote(settled.call().toString())
            + ",\"attempt\":"
            + settled.attempt()
            + outcome
            + "}");
  }

  private static Payload logged(Effect.Log log) {
    return Payload.of(
        "{\"level\":"
            + Json.quote(log.level())
            + ",\"message\":"
            + Json.quote(log.message())
            + ",\"fields\":"
            + log.fields().json()
            + "}");
  }
}
