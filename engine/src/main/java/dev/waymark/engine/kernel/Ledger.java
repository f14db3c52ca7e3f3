package dev.waymark.engine.kernel;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.kernel.Held.Stage;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Mixing;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.work.Workers.Withdrawal;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The instances that this node owns, each from the claim to the commit that lets it go: read its
/// events, run the machine, commit, and only then carry out what the steps asked for.
final class Ledger implements Committer.Answers, Deliveries.Settler, Inbox.Reader {
  private final Desk desk;
  private final Machinery machinery;
  private final Deliveries deliveries;
  private final Committer committer;
  private final Inbox inbox;
  private final Programs programs;
  private final Wakes wakes;
  private final TreeMap<InstanceId, Held> held = new TreeMap<>();
  private long works;

  /// Works that have not come back.
  private int stepping;

  /// What the ledger needs of the rest of the node.
  interface Wakes {
    /// Ownership is in doubt: read all of it again.
    void adopt();

    /// Something is, or will be, ready for anybody in so many microseconds.
    void pollIn(long micros);

    /// Events may name this node although it has let go.
    void retarget();

    /// A call has a row now.
    void entrusted(InstanceId instance, Effect.Dispatch call);
  }

  Ledger(Desk desk, Lease lease, Machinery machinery, Wakes wakes) {
    this.desk = desk;
    this.machinery = machinery;
    this.wakes = wakes;
    this.deliveries = new Deliveries(desk, lease, this);
    this.committer = new Committer(desk, this);
    this.inbox = new Inbox(desk, this);
    this.programs = new Programs(desk, machinery, this::advance);
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Committer committer() {
    return committer;
  }

  int size() {
    return held.size();
  }

  boolean holds(InstanceId id) {
    return held.containsKey(id);
  }

  boolean isQuiet() {
    return committer.isIdle()
        && held.values().stream().allMatch(h -> h.stage == Stage.IDLE && h.loading == 0);
  }

  /// Newly claimed, adopted or started here. The same claim heard twice is one.
  void take(Row.Owned row) {
    var known = held.get(row.id());
    if (known != null) {
      if (known.row.token() == row.token()) {
        return;
      }
      drop(known);
    }
    var fresh = new Held(row);
    held.put(row.id(), fresh);
    inbox.read(fresh);
  }

  void poked(List<Row.EventKey> keys) {
    var strangers = false;
    for (var key : keys) {
      var here = held.get(key.instance());
      if (here == null) {
        strangers = true;
      } else if (here.loading == 0 && !here.inbox.containsKey(key.n())) {
        inbox.read(here);
      }
    }
    if (strangers) {
      wakes.retarget();
    }
  }

  /// `commits`: whether a commit may be sent now.
  void endOfTurn(boolean commits) {
    deliveries.endOfTurn();
    inbox.flush();
    if (commits) {
      committer.flush(stepping + deliveries.fresh());
    }
  }

  /// An instance that was started as owned here.
  void begin(Row.Owned row, Row.EventRow begun) {
    var fresh = new Held(row);
    fresh.survey = false;
    fresh.inbox.put(begun.n(), begun);
    held.put(row.id(), fresh);
    advance(row.id());
  }

  @Override
  public @Nullable Held find(InstanceId id) {
    return held.get(id);
  }

  @Override
  public void read(Held here) {
    var timer = here.timer;
    if (timer != null && here.armed != timer.n()) {
      desk.callOff(here.alarm);
      here.armed = timer.n();
      var left = timer.dueMicros() - desk.databaseMicros();
      here.alarm = desk.alarm(Math.max(1_000, left), () -> timerMayBeDue(here, timer));
    }
    advance(here.id());
  }

  /// Only the store says whether it is.
  private void timerMayBeDue(Held here, Row.EventRow timer) {
    if (held.get(here.id()) == here && timer.equals(here.timer)) {
      here.armed = -1;
      inbox.read(here);
    }
  }

  @Override
  public void settled(InstanceId instance, CallId call, int attempt, Outcome outcome) {
    var here = held.get(instance);
    if (here != null) {
      here.reports.add(new Event.Settled(call, attempt, outcome));
      advance(instance);
    }
  }

  @Override
  public void stranded(InstanceId instance, Effect.Dispatch call, int delivered) {
    var here = held.get(instance);
    if (here != null) {
      here.stranded.add(new Held.Stranded(call, delivered));
      advance(instance);
    }
  }

  private void advance(InstanceId id) {
    var here = held.get(id);
    if (here == null || here.stage != Stage.IDLE || here.loading > 0) {
      return;
    }
    var status = here.row.before();
    if (status.ended()) {
      late(here);
    } else if (here.row.strikes() >= desk.settings().strikesMax()) {
      quarantine(here, "taken down with its node " + here.row.strikes() + " times");
    } else if (here.unreadable.isPresent()) {
      quarantine(here, here.unreadable.get());
    } else if (here.survey || here.hasNews() || deliveries.count(id) == 0) {
      switch (programs.find(here.row)) {
        case Programs.Found.Here(var program) -> run(here, program);
        case Programs.Found.Asked _ -> {}
        case Programs.Found.Unusable(var why) -> quarantine(here, why);
      }
    }
  }

  /// An ended instance takes nothing any more: its events are consumed and recorded as late.
  private void late(Held here) {
    here.takenRows.addAll(here.inbox.keySet());
    var folding = new Folding(machinery, here);
    folding.stimuli(
        here.inbox.values().stream().map(row -> new Stimulus(row.event(), 0, 0)).toList(),
        List.of());
    committer.add(folding.bare(new Disposition.Untouched(), new ArrayList<>(here.takenRows)));
  }

  private void quarantine(Held here, String why) {
    here.quarantined = true;
    desk.emit(new Output.Notice(Output.Kind.QUARANTINED, Optional.of(here.id()), why));
    deliveries.drop(here.id(), Withdrawal.CANCELLED);
    here.forgetWork();
    var row = new Folding(machinery, here).recallAll().bare(new Disposition.Pause(why), List.of());
    committer.add(row);
  }

  private void run(Held here, Program program) {
    here.work = ++works;
    stepping++;
    here.stage = Stage.STEPPING;
    here.takenRows.addAll(here.inbox.keySet());
    here.takenReports = here.reports.size();
    desk.emit(
        new Output.Run(
            here.id(),
            here.work,
            new Work(
                program,
                here.row.state(),
                stimuli(here),
                here.survey,
                deliveries.count(here.id()) + here.takenReports)));
  }

  /// Rows of the store first, in their order; then what only this node has heard.
  private List<Stimulus> stimuli(Held here) {
    var now = desk.databaseMicros();
    for (var n : here.takenRows) {
      var row = here.inbox.get(n);
      now =
          row == null
              ? now
              : Math.max(now, row.event() instanceof Event.Due ? row.dueMicros() : now);
    }
    var seed = Mixing.of(Mixing.of(desk.seed(), here.id()), here.row.seq());
    var stimuli = new ArrayList<Stimulus>();
    for (var n : here.takenRows) {
      var row = here.inbox.get(n);
      if (row != null) {
        stimuli.add(new Stimulus(row.event(), now, Mixing.of(seed, stimuli.size())));
      }
    }
    for (var report : here.reports.subList(0, here.takenReports)) {
      stimuli.add(new Stimulus(report, now, Mixing.of(seed, stimuli.size())));
    }
    return stimuli;
  }

  void ran(InstanceId id, long work, Work.Result result) {
    stepping--;
    var here = held.get(id);
    if (here == null || here.work != work) {
      return;
    }
    switch (result) {
      case Work.Result.Faulted(var why) -> quarantine(here, why);
      case Work.Result.Done done -> fold(here, done);
    }
  }

  private void fold(Held here, Work.Result.Done done) {
    var folding = new Folding(machinery, here);
    var inFlight = deliveries.attempts(here.id());
    if (here.survey) {
      folding.survey(done.outstanding(), inFlight);
    }
    folding.stranded();
    folding.stimuli(stimuli(here), done.applied());
    folding.effects(done.effects());
    folding.share(deliveries::takes);
    var openAfter = folding.openAfter(inFlight);
    if (done.last().isPresent() && toldSomething(here, done)) {
      var lacking = deliveries.lacksWorker(here.id(), folding.opened());
      committer.add(folding.steps(done.last().get(), done.waits(), openAfter, lacking));
      return;
    }
    if (folding.moves()) {
      committer.add(folding.handOver(openAfter));
      return;
    }
    here.survey = false;
    here.reports.subList(0, here.takenReports).clear();
    here.stranded.subList(0, here.takenStranded).clear();
    here.forgetWork();
    carryOut(here, folding.withdrawn(), folding.opened());
    if (here.hasNews()) {
      advance(here.id());
    } else if (openAfter == 0) {
      committer.add(folding.release(done.waits()));
    }
  }

  /// Reports that the machine has heard before, and nothing else, need no commit.
  private static boolean toldSomething(Held here, Work.Result.Done done) {
    return !here.takenRows.isEmpty() || !done.effects().isEmpty() || done.applied().contains(true);
  }

  private void carryOut(Held here, List<CallId> withdraw, List<Effect.Dispatch> open) {
    withdraw.forEach(call -> deliveries.withdraw(here.id(), call));
    for (var call : open) {
      var inherited = here.inherited.remove(call.call());
      deliveries.open(here.id(), call, inherited ? Math.max(1, here.row.strikes()) : 0);
    }
    here.inherited.clear();
  }

  @Override
  public void sending() {
    deliveries.forgetFresh();
  }

  @Override
  public void committed(Pending pending, Row.Stepped stepped) {
    var here = pending.held();
    if (held.get(here.id()) != here) {
      return;
    }
    advanceDurable(here, pending, stepped);
    var row = pending.row();
    for (var post : row.posts()) {
      switch (post) {
        case Post.Child _, Post.Tell _ -> wakes.pollIn(0);
        case Post.Entrust entrusted -> wakes.entrusted(here.id(), entrusted.call());
        case Post.Recall _ -> {}
      }
    }
    switch (row.disposition()) {
      case Disposition.Keep _ -> keep(here, pending);
      case Disposition.Release _,
          Disposition.Requeue _,
          Disposition.Pause _,
          Disposition.End _,
          Disposition.Untouched _ ->
          letGo(here, pending);
    }
  }

  private void advanceDurable(Held here, Pending pending, Row.Stepped stepped) {
    var row = pending.row();
    var old = here.row;
    here.row =
        new Row.Owned(
            old.id(),
            old.root(),
            old.token(),
            stepped.seq(),
            old.before(),
            old.strikes(),
            old.workflow(),
            old.program(),
            old.source(),
            row.state(),
            old.parent());
    for (var n : row.consumed()) {
      var used = here.inbox.remove(n);
      if (used != null && used.event() instanceof Event.Settled settled) {
        here.remote.remove(settled.call(), settled.attempt());
      }
    }
    for (var post : row.posts()) {
      switch (post) {
        case Post.Entrust(_, var call, _) -> here.remote.put(call.call(), call.attempt());
        case Post.Recall(var call) -> here.remote.remove(call);
        case Post.Child _, Post.Tell _ -> {}
      }
    }
    here.reports.subList(0, here.takenReports).clear();
    here.stranded.subList(0, here.takenStranded).clear();
    if (here.timer != null && row.consumed().contains(here.timer.n())) {
      here.timer = null;
      desk.callOff(here.alarm);
    }
    if (row.wakeMicros().isPresent() && stepped.timer().isPresent()) {
      here.timer =
          new Row.EventRow(
              here.id(), stepped.timer().get(), row.wakeMicros().get(), false, new Event.Due());
    }
    here.forgetWork();
  }

  private void keep(Held here, Pending pending) {
    carryOut(here, pending.withdraw(), pending.open());
    here.survey = false;
    for (var child : pending.children()) {
      settleChild(here, child);
    }
    if (here.reload) {
      inbox.read(here);
    }
    read(here);
  }

  /// A child of a workflow that nobody deployed; and one that goes on alone is begun when the
  /// commit that started it is.
  private void settleChild(Held here, Effect.StartChild child) {
    if (machinery.current(child.workflow()).isEmpty()) {
      var error =
          Json.failure(
              "waymark.UnknownWorkflow", "no workflow `" + child.workflow() + "` is deployed");
      here.reports.add(new Event.Settled(child.call(), 1, new Outcome.Failed(error, -1)));
    }
  }

  private void letGo(Held here, Pending pending) {
    var row = pending.row();
    forget(here);
    deliveries.drop(here.id(), Withdrawal.CANCELLED);
    if (here.reload || here.hasNews()) {
      wakes.retarget();
    }
    row.wakeMicros().ifPresent(due -> wakes.pollIn(Math.max(0, due - desk.databaseMicros())));
  }

  @Override
  public void unanswered(Pending pending) {
    var here = pending.held();
    if (held.get(here.id()) == here) {
      here.stage = Stage.SUSPECT;
      wakes.adopt();
    }
  }

  @Override
  public void refused(Pending pending, String why) {
    var here = pending.held();
    if (held.get(here.id()) != here) {
      return;
    }
    if (here.quarantined) {
      desk.emit(
          new Output.Notice(
              Output.Kind.QUARANTINED,
              Optional.of(here.id()),
              "not even that can be stored: " + why));
      drop(here);
    } else {
      quarantine(here, "the database refuses its row: " + why);
    }
  }

  /// All that this node owns according to the store, read while nothing of ours was under way.
  void reconcile(List<Row.Owned> rows) {
    var owned = new TreeMap<InstanceId, Row.Owned>();
    rows.forEach(row -> owned.put(row.id(), row));
    for (var here : new ArrayList<>(held.values())) {
      var row = owned.remove(here.id());
      if (row == null || row.token() != here.row.token()) {
        desk.emit(
            new Output.Notice(Output.Kind.LEASE_LOST, Optional.of(here.id()), "owned by others"));
        drop(here);
        if (row != null) {
          take(row);
        }
      } else if (here.stage == Stage.SUSPECT || row.seq() != here.row.seq()) {
        reset(here, row);
      }
    }
    owned.values().forEach(this::take);
  }

  /// The store is right, whatever we thought. Reports that only we have are told again: one that
  /// was part of what did land is ignored by the machine.
  private void reset(Held here, Row.Owned row) {
    committer.forget(here.id());
    here.row = row;
    here.forgetWork();
    here.epoch++;
    here.inbox.clear();
    here.stranded.clear();
    here.timer = null;
    here.survey = true;
    inbox.read(here);
  }

  private void forget(Held here) {
    held.remove(here.id());
    desk.callOff(here.alarm);
  }

  private void drop(Held here) {
    forget(here);
    committer.forget(here.id());
    here.forgetWork();
    deliveries.drop(here.id(), Withdrawal.LEASE);
  }

  void dropAll() {
    new ArrayList<>(held.values()).forEach(this::drop);
    deliveries.dropAll(Withdrawal.LEASE);
  }
}
