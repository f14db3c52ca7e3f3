package dev.waymark.engine.kernel;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Offering;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers.Withdrawal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything that one runtime node decides. Equal inputs at equal times give equal outputs: it
/// reads no clock, draws nothing, waits for nobody. One kernel is one boot; after its last output
/// ([Output.Ended]) it is dead, and the driver boots another under a fresh id.
public final class Kernel {
  private final Desk desk;
  private final Lease lease;
  private final Ledger ledger;
  private final Poller poller;
  private final Undertaker undertaker;
  private final Adoption adoption;
  private final Errands errands;
  private final Elsewhere elsewhere;
  private Optional<InstanceId> root = Optional.empty();
  private int starts;
  private int beats;
  private boolean alive;
  private boolean stopping;
  private boolean retiring;

  public Kernel(Settings settings, Machinery machinery) {
    desk = new Desk(settings);
    lease = new Lease(desk);
    adoption = new Adoption(desk, this::adopted);
    ledger = new Ledger(desk, lease, machinery, new NodeWakes());
    poller = new Poller(desk, ledger, adoption::want);
    undertaker = new Undertaker(desk, lease, poller::poll);
    errands = new Errands(desk, lease);
    elsewhere = new Elsewhere(desk);
  }

  /// One transition.
  public void on(Input input, Instants now, Consumer<Output> out) {
    on(List.of(input), now, out);
  }

  /// One transition for inputs that have come together: what they make ready goes with one commit,
  /// where each by itself would begin one with what the first has made ready.
  public void on(List<Input> inputs, Instants now, Consumer<Output> out) {
    desk.turn(now, out);
    for (var input : inputs) {
      if (desk.closed()) {
        return;
      }
      take(input);
    }
    endOfTurn();
  }

  /// Until when by its own clock nothing is to be done but beating and polling, as far as this node
  /// knows: in the past, while something is under way.
  public long calmUntil() {
    var calm =
        alive
            && !stopping
            && !desk.closed()
            && !desk.asks()
            && !adoption.pending()
            && ledger.isQuiet()
            && errands.isQuiet();
    return calm ? desk.nextAlarm() : Long.MIN_VALUE;
  }

  /// A driver of virtual time, who has seen that all are calm, leaves beats and polls out in which
  /// nothing would have been found. Its clock has gone on by as much.
  public void leaveOut(long micros, Instants now, Consumer<Output> out) {
    desk.turn(now, out);
    lease.leaveOut(micros);
    desk.leaveOut(micros);
  }

  public boolean holds(InstanceId id) {
    return ledger.holds(id);
  }

  /// How many instances it holds.
  public int size() {
    return ledger.size();
  }

  private void take(Input input) {
    switch (input) {
      case Input.Boot boot -> boot(boot);
      case Input.TimerFired(var timer) -> desk.fired(timer);
      case Input.StoreReply(var request, var reply) -> desk.replied(request, reply);
      case Input.Ran(var instance, var work, var result) -> ledger.ran(instance, work, result);
      case Input.Heard(var event) -> heard(event);
      case Input.Hint(var what) -> hint(what);
      case Input.StartHere start -> start(start);
      case Input.Shutdown(var grace) -> shutdown(grace);
    }
  }

  private void heard(WorkerEvent event) {
    if (event instanceof WorkerEvent.Offered(var offers)) {
      var queue = desk.settings().queue();
      var offerings = Offer.names(offers).stream().map(a -> new Offering(a, queue)).toList();
      errands.offered(offerings);
      elsewhere.here(offerings);
    }
    if (!errands.heard(event)) {
      ledger.deliveries().heard(event);
    }
  }

  private void hint(Input.Readiness what) {
    poller.poll();
    switch (what) {
      case INSTANCES -> {}
      case CALLS -> errands.poll();
      case RECALLS -> {
        errands.poll();
        errands.look();
      }
    }
  }

  private void endOfTurn() {
    if (desk.closed() || !alive) {
      return;
    }
    adoption.begin(!poller.claiming() && starts == 0 && !ledger.committer().inFlight());
    poller.pause(adoption.pending());
    ledger.endOfTurn(!adoption.pending());
    errands.endOfTurn();
    if (stopping && !retiring && isIdle()) {
      retire();
    }
  }

  private boolean isIdle() {
    return !ledger.deliveries().anyRunning() && ledger.isQuiet() && !errands.anyRunning();
  }

  private void boot(Input.Boot boot) {
    desk.boot(boot.node(), boot.seed());
    root = boot.root();
    register();
  }

  private void register() {
    var sentAt = desk.now();
    desk.ask(
        new Transaction.RegisterNode(desk.node(), desk.settings().lease()),
        reply -> {
          switch (reply) {
            case Reply.Committed<Boolean>(var fresh, _) -> {
              if (fresh) {
                registered(sentAt);
              } else {
                desk.close(Output.End.UNBORN);
              }
            }
            // This id may exist by now, or later: another one is free.
            case Reply.Unknown<Boolean> _ -> desk.close(Output.End.UNBORN);
            case Reply.NotCommitted<Boolean> _ ->
                desk.alarm(desk.settings().pollMin() * 4, this::register);
          }
        });
  }

  private void registered(long sentAt) {
    alive = true;
    lease.registered(sentAt);
    undertaker.round();
    poller.start(root);
    errands.start(root);
    desk.pulse(desk.settings().beat(), this::beat);
  }

  private void beat() {
    lease.beat(this::renewed, this::buried);
    if (!retiring) {
      undertaker.round();
      errands.look();
      elsewhere.look();
      if (++beats % desk.settings().beatsPerAdopt() == 0) {
        adoption.want();
        errands.read();
      }
    }
    desk.pulse(desk.settings().beat(), this::beat);
  }

  private void renewed() {
    ledger.deliveries().pump();
    errands.renewed();
  }

  /// Nothing of ours can land any more: drop all.
  private void buried() {
    if (retiring) {
      desk.close(Output.End.RETIRED);
      return;
    }
    ledger.dropAll();
    errands.dropAll(Withdrawal.LEASE);
    desk.close(Output.End.BURIED);
  }

  private void adopted(List<Row.Owned> rows) {
    ledger.reconcile(rows);
  }

  private void start(Input.StartHere start) {
    if (!alive || stopping) {
      desk.emit(new Output.Answer(start.tag(), Optional.empty()));
      return;
    }
    starts++;
    desk.ask(
        new Transaction.Start(Optional.of(desk.node()), List.of(start.instance())),
        reply -> started(start, reply));
  }

  private void started(Input.StartHere start, Reply<List<Row.Started>> reply) {
    starts--;
    switch (reply) {
      case Reply.Committed<List<Row.Started>>(var rows, _) -> {
        if (!rows.isEmpty() && rows.getFirst() instanceof Row.Started.Fresh(var id, var n)) {
          begin(start.instance(), n);
        }
        desk.emit(new Output.Answer(start.tag(), rows.stream().findFirst()));
      }
      case Reply.NotCommitted<List<Row.Started>> _ ->
          desk.emit(new Output.Answer(start.tag(), Optional.empty()));
      case Reply.Unknown<List<Row.Started>> _ -> {
        adoption.want();
        desk.emit(new Output.Answer(start.tag(), Optional.empty()));
      }
    }
  }

  private void begin(Transaction.NewInstance instance, long n) {
    var row =
        new Row.Owned(
            instance.id(),
            instance.root(),
            1,
            0,
            Status.RUNNING,
            0,
            instance.workflow(),
            instance.program(),
            instance.source(),
            Snapshot.EMPTY,
            instance.parent());
    var due = desk.databaseMicros();
    ledger.begin(
        row, new Row.EventRow(instance.id(), n, due, true, new Event.Begun(instance.input())));
  }

  private void shutdown(long graceMicros) {
    stopping = true;
    if (!alive) {
      desk.close(Output.End.UNBORN);
      return;
    }
    poller.stop();
    ledger.deliveries().stop();
    errands.stop();
    desk.alarm(graceMicros, this::retire);
  }

  private void retire() {
    if (retiring) {
      return;
    }
    retiring = true;
    ledger.deliveries().dropAll(Withdrawal.LEASE);
    ledger.dropAll();
    errands.dropAll(Withdrawal.LEASE);
    handBack();
  }

  private void handBack() {
    desk.ask(
        new Transaction.Retire(desk.node(), 500),
        reply -> {
          switch (reply) {
            case Reply.Committed<Row.Retired>(var retired, _) -> {
              if (retired.done()) {
                desk.close(Output.End.RETIRED);
              } else if (retired.freed() > 0) {
                handBack();
              } else {
                desk.alarm(desk.settings().pollMin(), this::handBack);
              }
            }
            case Reply.NotCommitted<Row.Retired> _, Reply.Unknown<Row.Retired> _ ->
                desk.alarm(desk.settings().pollMin() * 4, this::handBack);
          }
        });
  }

  private final class NodeWakes implements Ledger.Wakes {
    @Override
    public void adopt() {
      adoption.want();
    }

    @Override
    public void pollIn(long micros) {
      poller.pollIn(micros);
    }

    @Override
    public void retarget() {
      undertaker.retargetNow();
    }

    @Override
    public void entrusted(InstanceId instance, Effect.Dispatch call) {
      elsewhere.entrusted(instance, call);
    }
  }
}
