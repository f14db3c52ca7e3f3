package dev.waymark.engine.kernel;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers.Withdrawal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The calls that this node has to have carried out. Whatever is opened here is durable already
/// (G2). A lost delivery is made again after a growing delay and uses up no attempt; an attempt
/// that takes too long is withdrawn and settled here.
final class Deliveries {
  private final Desk desk;
  private final Lease lease;
  private final Settler settler;
  private final TreeMap<InstanceId, LinkedHashMap<CallId, Open>> byInstance = new TreeMap<>();
  private final TreeMap<String, Open> byToken = new TreeMap<>();
  private final TreeMap<String, ArrayDeque<Open>> waiting = new TreeMap<>();
  private final TreeSet<String> offered = new TreeSet<>();
  private final TreeSet<String> everOffered = new TreeSet<>();
  private final List<Open> unable = new ArrayList<>();
  private final TreeSet<String> missing = new TreeSet<>();
  private long tokens;
  private int fresh;
  private boolean stopped;

  /// Told how an attempt ended, or that somebody else has to carry it out.
  interface Settler {
    void settled(InstanceId instance, CallId call, int attempt, Outcome outcome);

    void stranded(InstanceId instance, Effect.Dispatch call, int delivered);
  }

  private static final class Open {
    final InstanceId instance;
    final Effect.Dispatch call;
    int number;
    int lost;
    boolean closed;

    /// Empty while nobody has it.
    String token = "";

    /// When the attempt has taken too long.
    Desk.@Nullable Alarm limit;

    Open(InstanceId instance, Effect.Dispatch call, int number) {
      this.instance = instance;
      this.call = call;
      this.number = number;
    }
  }

  Deliveries(Desk desk, Lease lease, Settler settler) {
    this.desk = desk;
    this.lease = lease;
    this.settler = settler;
  }

  /// Calls that were opened since the last commit was sent, and have not ended.
  int fresh() {
    return fresh;
  }

  void forgetFresh() {
    fresh = 0;
  }

  int count(InstanceId instance) {
    var calls = byInstance.get(instance);
    return calls == null ? 0 : calls.size();
  }

  /// The attempts in flight, by call.
  Map<CallId, Integer> attempts(InstanceId instance) {
    var attempts = new LinkedHashMap<CallId, Integer>();
    byInstance
        .getOrDefault(instance, new LinkedHashMap<>())
        .forEach((call, open) -> attempts.put(call, open.call.attempt()));
    return attempts;
  }

  /// Some call of it waits for somebody who offers its action.
  boolean lacksWorker(InstanceId instance, List<Effect.Dispatch> more) {
    return more.stream().anyMatch(call -> !offered.contains(call.action()))
        || byInstance.getOrDefault(instance, new LinkedHashMap<>()).values().stream()
            .anyMatch(open -> !offered.contains(open.call.action()));
  }

  /// Whether this node carries the call out itself. A call of a named queue stays with a node that
  /// has once offered its action: nobody else may serve that queue.
  boolean takes(Effect.Dispatch call) {
    return offered.contains(call.action())
        || (call.queue().isPresent() && everOffered.contains(call.action()));
  }

  /// Hands on what was to be carried out here and cannot be.
  void endOfTurn() {
    while (!unable.isEmpty()) {
      var open = unable.removeLast();
      if (!open.closed) {
        close(open);
        settler.stranded(open.instance, open.call, open.number);
      }
    }
  }

  boolean anyRunning() {
    return !byToken.isEmpty();
  }

  /// `delivered`: how often others have handed it over already, as far as is known.
  void open(InstanceId instance, Effect.Dispatch call, int delivered) {
    withdraw(instance, call.call());
    var open = new Open(instance, call, delivered);
    byInstance.computeIfAbsent(instance, _ -> new LinkedHashMap<>()).put(call.call(), open);
    fresh++;
    enqueue(open);
  }

  void withdraw(InstanceId instance, CallId call) {
    var calls = byInstance.get(instance);
    var open = calls == null ? null : calls.get(call);
    if (open != null) {
      close(open);
      takeBack(open, Withdrawal.CANCELLED);
    }
  }

  void drop(InstanceId instance, Withdrawal why) {
    var calls = byInstance.get(instance);
    if (calls != null) {
      for (var open : new ArrayList<>(calls.values())) {
        close(open);
        takeBack(open, why);
      }
    }
  }

  void dropAll(Withdrawal why) {
    for (var instance : new ArrayList<>(byInstance.keySet())) {
      drop(instance, why);
    }
  }

  /// Nothing more is begun.
  void stop() {
    stopped = true;
  }

  void heard(WorkerEvent event) {
    switch (event) {
      case WorkerEvent.Offered(var offers) -> offers(offers);
      case WorkerEvent.Begun(var token, _) -> begun(token);
      case WorkerEvent.Ended(var token, var outcome) -> ended(token, outcome);
      case WorkerEvent.Lost(var token, var cause, var detail) -> lost(token, cause, detail);
      // What people and `instances show` are told of is the driver's.
      case WorkerEvent.Progress _, WorkerEvent.Logged _, WorkerEvent.Noted _ -> {}
    }
    pump();
  }

  private void offers(List<Offer> offers) {
    offered.clear();
    offered.addAll(Offer.names(offers));
    everOffered.addAll(offered);
    for (var action : new ArrayList<>(missing)) {
      if (offered.contains(action)) {
        missing.remove(action);
        desk.notice(Output.Kind.WORKER_FOUND, action);
      }
    }
  }

  /// The attempt's time begins when a worker takes it.
  private void begun(String token) {
    var open = byToken.get(token);
    if (open != null && open.call.timeoutMicros() >= 0) {
      desk.callOff(open.limit);
      open.limit = desk.alarm(open.call.timeoutMicros(), () -> timedOut(token));
    }
  }

  private void timedOut(String token) {
    var open = byToken.get(token);
    if (open != null) {
      takeBack(open, Withdrawal.TIMEOUT);
      var error = Json.timeout(open.call.action(), open.call.timeoutMicros());
      settle(open, new Outcome.Failed(error, -1));
    }
  }

  private void ended(String token, Outcome outcome) {
    var open = byToken.get(token);
    if (open == null) {
      desk.notice(Output.Kind.LATE_REPORT, "delivery " + token);
    } else {
      settle(open, outcome);
    }
  }

  private void settle(Open open, Outcome outcome) {
    fresh = Math.max(0, fresh - 1);
    close(open);
    byToken.remove(open.token);
    settler.settled(open.instance, open.call.call(), open.call.attempt(), outcome);
  }

  private void lost(String token, WorkerEvent.Cause cause, String detail) {
    var open = byToken.remove(token);
    if (open == null) {
      return;
    }
    desk.callOff(open.limit);
    open.token = "";
    open.lost++;
    var why = cause + (detail.isEmpty() ? "" : ", " + detail);
    desk.emit(
        new Output.Notice(
            Output.Kind.DELIVERY_LOST,
            Optional.of(open.instance),
            open.call.call() + ", delivery " + open.number + ": " + why));
    if (cause == WorkerEvent.Cause.WORKER_DIED && open.lost > desk.settings().lostMax()) {
      settle(open, Failures.lost(open.call.action(), open.lost));
    } else {
      desk.alarm(delay(desk.settings(), open.lost), () -> enqueue(open));
    }
  }

  /// How long to wait after so many losses.
  static long delay(Settings settings, int lost) {
    return Math.min(settings.lostFirst() << Math.min(20, lost - 1), settings.lostMaxDelay());
  }

  private void enqueue(Open open) {
    if (!open.closed) {
      queue(open.call.action()).add(open);
      pump();
    }
  }

  private ArrayDeque<Open> queue(String action) {
    return waiting.computeIfAbsent(action, _ -> new ArrayDeque<>());
  }

  /// Hands over what can be, in order per action. Nothing under a lease that may be over.
  void pump() {
    if (stopped || !lease.holds()) {
      return;
    }
    for (var action : new ArrayList<>(waiting.keySet())) {
      if (offered.contains(action)) {
        var queue = queue(action);
        while (!queue.isEmpty()) {
          handOver(queue.remove());
        }
        waiting.remove(action);
        continue;
      }
      for (var open : List.copyOf(queue(action))) {
        if (!open.closed && !takes(open.call)) {
          queue(action).remove(open);
          unable.add(open);
        }
      }
      if (queue(action).stream().allMatch(open -> open.closed)) {
        waiting.remove(action);
        missing.remove(action);
      } else if (missing.add(action)) {
        desk.emit(
            new Output.Notice(
                Output.Kind.NO_WORKER, Optional.of(queue(action).peek().instance), action));
      }
    }
  }

  private void handOver(Open open) {
    if (open.closed) {
      return;
    }
    open.token = desk.node() + "/" + ++tokens;
    open.number++;
    byToken.put(open.token, open);
    var call = open.call;
    desk.emit(
        new Output.Dispatch(
            new Delivery(
                open.token,
                call.action(),
                call.arguments(),
                open.instance.toString(),
                call.call(),
                open.instance + "/" + call.call(),
                call.key(),
                call.attempt(),
                open.number,
                timeLeft(call, desk.databaseMicros()))));
  }

  /// What an action is told about its time, in milliseconds; -1: nothing.
  static long timeLeft(Effect.Dispatch call, long databaseMicros) {
    if (call.deadlineMicros() < 0) {
      return call.timeoutMicros() < 0 ? -1 : call.timeoutMicros() / 1_000;
    }
    var left = Math.max(0, call.deadlineMicros() - databaseMicros) / 1_000;
    return call.timeoutMicros() < 0 ? left : Math.min(call.timeoutMicros() / 1_000, left);
  }

  private void close(Open open) {
    open.closed = true;
    desk.callOff(open.limit);
    var calls = byInstance.get(open.instance);
    if (calls != null) {
      calls.remove(open.call.call(), open);
      if (calls.isEmpty()) {
        byInstance.remove(open.instance);
      }
    }
  }

  /// The worker is told; whatever it reports still changes nothing.
  private void takeBack(Open open, Withdrawal why) {
    if (byToken.remove(open.token) != null) {
      desk.emit(new Output.Cancel(open.token, why));
    }
  }
}
