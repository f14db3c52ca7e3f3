package dev.waymark.simulator;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Input;
import dev.waymark.engine.kernel.Instants;
import dev.waymark.engine.kernel.Kernel;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.kernel.Work;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import dev.waymark.simulator.store.SimStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One kernel on a store, with a hand on every reply: for cases that name one path.
final class Bench {
  static final NodeId ME = NodeId.of(7, 1);
  static final NodeId RIVAL = NodeId.of(7, 2);
  static final long SECOND = 1_000_000;

  final SimStore store;
  final List<Transaction<?>> sent = new ArrayList<>();
  final List<Delivery> dispatched = new ArrayList<>();
  final List<Output.Cancel> cancelled = new ArrayList<>();
  final List<Output.Notice> notices = new ArrayList<>();
  final List<Output.Answer> answers = new ArrayList<>();
  Output.@Nullable End end;

  /// What is replied in place of carrying a transaction out; empty: nothing in place of it.
  Function<Transaction<?>, Optional<Reply<?>>> instead = _ -> Optional.empty();

  /// What is replied after it has been carried out.
  Function<Transaction<?>, Optional<Reply<?>>> after = _ -> Optional.empty();

  private final NodeId me;
  private Kernel kernel;
  private final Machinery machinery;
  private final TreeMap<Long, List<Input>> coming = new TreeMap<>();

  /// Shared by the nodes of one store.
  private final long[] clock;

  private long now;

  Bench(Stage... stages) {
    this(new ScriptedMachine(List.of(stages)));
  }

  private Bench(Bench other, NodeId me) {
    this.me = me;
    this.machinery = other.machinery;
    this.kernel = new Kernel(Settings.DEFAULT, machinery);
    this.clock = other.clock;
    this.store = other.store;
    this.now = other.now;
  }

  Bench(Machinery machinery) {
    this.me = ME;
    this.machinery = machinery;
    this.kernel = new Kernel(Settings.DEFAULT, machinery);
    var shared = new long[1];
    this.clock = shared;
    this.store = new SimStore(() -> World.EPOCH + shared[0], Mutant.NONE);
    done(new Transaction.PutProgram("p", Payload.of("x"), "s", Payload.of("t")));
  }

  /// Another node on the same store, in place of this one.
  Bench another() {
    return new Bench(this, NodeId.of(7, 3));
  }

  Bench slots(int most) {
    kernel = new Kernel(Settings.DEFAULT.withSlots(most), machinery);
    return this;
  }

  private void set(long micros) {
    now = micros;
    clock[0] = micros;
  }

  <R> R done(Transaction<R> transaction) {
    return switch (store.execute(transaction)) {
      case Reply.Committed<R>(var rows, _) -> rows;
      case Reply.NotCommitted<R> lost -> throw new AssertionError(lost);
      case Reply.Unknown<R> unknown -> throw new AssertionError(unknown);
    };
  }

  Bench start(int instances) {
    done(new Transaction.Start(Optional.empty(), Worlds.instances(instances)));
    return this;
  }

  Bench boot(String... actions) {
    offer(actions);
    tell(new Input.Boot(me, 1, Optional.empty()));
    pass(1_000);
    return this;
  }

  void offer(String... actions) {
    var offers = new ArrayList<Offer>();
    for (var name : actions) {
      offers.add(new Offer(name, List.of(), true, "w"));
    }
    tell(new Input.Heard(new WorkerEvent.Offered(offers)));
  }

  Bench tell(Input input) {
    coming.computeIfAbsent(now, _ -> new ArrayList<>()).add(input);
    return this;
  }

  /// Time passes, and all that comes with it.
  Bench pass(long micros) {
    var until = now + micros;
    while (!coming.isEmpty() && coming.firstKey() <= until) {
      var next = coming.firstEntry();
      set(Math.max(now, next.getKey()));
      var input = next.getValue().removeFirst();
      if (next.getValue().isEmpty()) {
        coming.remove(next.getKey());
      }
      kernel.on(input, new Instants(now), this::carryOut);
    }
    set(until);
    return this;
  }

  private void later(long micros, Input input) {
    coming.computeIfAbsent(now + micros, _ -> new ArrayList<>()).add(input);
  }

  private void carryOut(Output output) {
    switch (output) {
      case Output.Store(var request, var transaction) -> store(request, transaction);
      case Output.Run(var instance, var work, var task) ->
          later(1, new Input.Ran(instance, work, Work.run(machinery, task)));
      case Output.Dispatch(var delivery) -> dispatched.add(delivery);
      case Output.Cancel cancel -> cancelled.add(cancel);
      case Output.Timer(var timer, var in) -> later(in, new Input.TimerFired(timer));
      case Output.Answer answer -> answers.add(answer);
      case Output.Ended(var how) -> end = how;
      case Output.Notice notice -> notices.add(notice);
    }
  }

  private void store(long request, Transaction<?> transaction) {
    sent.add(transaction);
    var reply = instead.apply(transaction);
    if (reply.isEmpty()) {
      Reply<?> real = store.execute(transaction);
      reply = Optional.of(after.apply(transaction).orElse(real));
    }
    later(10, new Input.StoreReply(request, reply.get()));
  }

  void begun(Delivery delivery) {
    tell(new Input.Heard(new WorkerEvent.Begun(delivery.token(), "w")));
  }

  void answer(Delivery delivery) {
    tell(
        new Input.Heard(
            new WorkerEvent.Ended(
                delivery.token(),
                new Event.Outcome.Succeeded(Payload.of("\"" + delivery.call() + "\"")))));
    pass(1_000);
  }

  /// So much later than what was answered before; what comes of it is not waited for.
  void answer(Delivery delivery, long micros) {
    now += micros;
    tell(
        new Input.Heard(
            new WorkerEvent.Ended(delivery.token(), new Event.Outcome.Succeeded(Payload.of("1")))));
  }

  void lose(Delivery delivery) {
    tell(
        new Input.Heard(
            new WorkerEvent.Lost(
                delivery.token(), WorkerEvent.Cause.WORKER_DIED, "its process ended")));
    pass(1);
  }

  Row.Instance row(int instance) {
    return done(new Transaction.ReadInstance(Worlds.instance(instance))).orElseThrow();
  }

  int count(Class<?> type) {
    return (int) sent.stream().filter(type::isInstance).count();
  }

  List<Output.Kind> kinds() {
    return notices.stream().map(Output.Notice::kind).toList();
  }
}
