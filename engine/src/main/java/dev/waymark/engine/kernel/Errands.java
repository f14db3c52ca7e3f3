package dev.waymark.engine.kernel;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Offering;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Settlement.Verdict;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers.Withdrawal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The call rows that this node has taken to carry out, for instances that it need not own: from
/// the claim through a worker of this process to the settlement. A claim or a settlement that was
/// not answered for, and a row that was recalled, show when all that the node holds is read again.
final class Errands implements Settling.Answers {
  private final Desk desk;
  private final Lease lease;
  private final Board board;
  private final Settling settling;
  private final Map<Row.CallKey, Errand> held = new LinkedHashMap<>();
  private final TreeMap<String, Errand> byToken = new TreeMap<>();
  private long tokens;
  private boolean reading;
  private boolean wanted;
  private boolean resting;
  private boolean stopped;

  Errands(Desk desk, Lease lease) {
    this.desk = desk;
    this.lease = lease;
    this.board = new Board(desk, this::room, this::taken);
    this.settling = new Settling(desk, this);
  }

  void start(Optional<InstanceId> root) {
    board.start(root);
  }

  void offered(List<Offering> offerings) {
    board.offer(offerings);
  }

  /// Calls may have come.
  void poll() {
    board.poll();
  }

  /// Some of ours may have been recalled, or settled by somebody else.
  void look() {
    wanted |= !held.isEmpty();
  }

  /// A claim that nobody answered for may have landed long after it was looked for.
  void read() {
    wanted |= board.offers();
  }

  void renewed() {
    held.values().forEach(this::handOver);
    board.poll();
  }

  private int room() {
    return stopped || reading || wanted || !lease.holds()
        ? 0
        : desk.settings().slots() - held.size();
  }

  /// Empty: not known, whatever was taken has to be read.
  private void taken(Optional<List<Row.Call>> rows) {
    if (rows.isEmpty()) {
      wanted = true;
    } else {
      rows.get().forEach(this::take);
    }
  }

  private void take(Row.Call row) {
    var errand = new Errand(row);
    held.put(errand.key(), errand);
    handOver(errand);
  }

  /// Nothing under a lease that may be over.
  private void handOver(Errand errand) {
    if (errand.verdict != null || !errand.token.isEmpty() || !lease.holds()) {
      return;
    }
    if (stopped) {
      settle(errand, new Verdict.GivenBack(false, 0));
      return;
    }
    errand.token = desk.node() + "/c" + ++tokens;
    byToken.put(errand.token, errand);
    var row = errand.row;
    var call = row.call();
    desk.emit(
        new Output.Dispatch(
            new Delivery(
                errand.token,
                call.action(),
                call.arguments(),
                row.instance().toString(),
                call.call(),
                row.instance() + "/" + call.call(),
                call.key(),
                call.attempt(),
                row.delivery(),
                timeLeft(call))));
  }

  private long timeLeft(Effect.Dispatch call) {
    return Deliveries.timeLeft(call, desk.databaseMicros());
  }

  /// False: a delivery of somebody else.
  boolean heard(WorkerEvent event) {
    var token =
        switch (event) {
          case WorkerEvent.Begun begun -> begun.delivery();
          case WorkerEvent.Ended ended -> ended.delivery();
          case WorkerEvent.Lost lost -> lost.delivery();
          case WorkerEvent.Offered _,
              WorkerEvent.Progress _,
              WorkerEvent.Logged _,
              WorkerEvent.Noted _ ->
              "";
        };
    var errand = byToken.get(token);
    if (errand == null) {
      return false;
    }
    switch (event) {
      case WorkerEvent.Begun _ -> begun(errand);
      case WorkerEvent.Ended(_, var outcome) -> settle(errand, new Verdict.Ended(outcome));
      case WorkerEvent.Lost(_, var cause, var detail) -> lost(errand, cause, detail);
      case WorkerEvent.Offered _,
          WorkerEvent.Progress _,
          WorkerEvent.Logged _,
          WorkerEvent.Noted _ -> {}
    }
    return true;
  }

  private void begun(Errand errand) {
    errand.begun = true;
    var micros = errand.row.call().timeoutMicros();
    if (micros >= 0) {
      desk.callOff(errand.limit);
      errand.limit = desk.alarm(micros, () -> timedOut(errand));
    }
  }

  private void timedOut(Errand errand) {
    if (errand.verdict == null) {
      takeBack(errand, Withdrawal.TIMEOUT);
      settle(errand, new Verdict.Ended(timeout(errand.row.call())));
    }
  }

  private static Outcome timeout(Effect.Dispatch call) {
    return new Outcome.Failed(Json.timeout(call.action(), call.timeoutMicros()), -1);
  }

  private void lost(Errand errand, WorkerEvent.Cause cause, String detail) {
    var row = errand.row;
    var why = cause + (detail.isEmpty() ? "" : ", " + detail);
    desk.emit(
        new Output.Notice(
            Output.Kind.DELIVERY_LOST,
            Optional.of(row.instance()),
            row.call().call() + ", delivery " + row.delivery() + ": " + why));
    var died = cause == WorkerEvent.Cause.WORKER_DIED;
    if (died && row.lost() >= desk.settings().lostMax()) {
      settle(errand, new Verdict.Ended(Failures.lost(row.call().action(), row.lost() + 1)));
    } else {
      var delay = stopped ? 0 : Deliveries.delay(desk.settings(), row.lost() + 1);
      settle(errand, new Verdict.GivenBack(died, delay));
    }
  }

  private void settle(Errand errand, Verdict verdict) {
    leave(errand);
    errand.verdict = verdict;
    settling.add(errand);
  }

  private void leave(Errand errand) {
    byToken.remove(errand.token);
    desk.callOff(errand.limit);
    errand.token = "";
  }

  private void takeBack(Errand errand, Withdrawal why) {
    if (byToken.remove(errand.token) != null) {
      desk.emit(new Output.Cancel(errand.token, why));
    }
  }

  @Override
  public void settled(Errand errand) {
    held.remove(errand.key(), errand);
    board.poll();
  }

  @Override
  public void inDoubt(Errand errand) {
    wanted = true;
  }

  /// Whatever it has is with a worker.
  boolean isQuiet() {
    return !wanted && !reading && settling.isIdle();
  }

  void endOfTurn() {
    if (wanted && !reading && !resting && !board.claiming() && !settling.inFlight()) {
      wanted = false;
      reading = true;
      desk.ask(new Transaction.AdoptCalls(desk.node()), this::heldRead);
    }
    if (!reading) {
      settling.flush();
    }
  }

  private void heldRead(Reply<List<Row.Call>> reply) {
    reading = false;
    switch (reply) {
      case Reply.Committed<List<Row.Call>>(var rows, _) -> reconcile(rows);
      case Reply.NotCommitted<List<Row.Call>> _, Reply.Unknown<List<Row.Call>> _ -> {
        wanted = true;
        resting = true;
        desk.alarm(desk.settings().pollMin() * 4, () -> resting = false);
      }
    }
    board.poll();
  }

  /// The store is right, whatever we thought.
  private void reconcile(List<Row.Call> rows) {
    var stored = new LinkedHashMap<Row.CallKey, Row.Call>();
    rows.forEach(row -> stored.put(new Row.CallKey(row.instance(), row.call().call()), row));
    for (var errand : new ArrayList<>(held.values())) {
      var row = stored.remove(errand.key());
      if (row != null && errand.is(row)) {
        if (errand.verdict != null) {
          settling.add(errand);
        }
        continue;
      }
      if (errand.verdict != null) {
        desk.notice(Output.Kind.LATE_REPORT, "call " + errand.row.call().call());
      }
      takeBack(errand, Withdrawal.CANCELLED);
      leave(errand);
      held.remove(errand.key());
      if (row != null) {
        take(row);
      }
    }
    stored.values().forEach(this::take);
  }

  boolean anyRunning() {
    return !held.isEmpty();
  }

  /// Nothing more is begun: what waits for a slot is given back.
  void stop() {
    stopped = true;
    board.stop();
    for (var errand : new ArrayList<>(held.values())) {
      if (errand.token.isEmpty()) {
        handOver(errand);
      } else if (!errand.begun) {
        desk.emit(new Output.Cancel(errand.token, Withdrawal.LEASE));
      }
    }
  }

  void dropAll(Withdrawal why) {
    for (var errand : held.values()) {
      takeBack(errand, why);
      leave(errand);
    }
    held.clear();
    settling.forgetAll();
  }
}
