package dev.waymark.engine.kernel;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the parts of a kernel hand out their outputs: numbers requests and timers, remembers what
/// is to happen when they come back, and keeps a lower bound of the database's clock.
final class Desk {
  private final Settings settings;
  private final TreeMap<Long, Consumer<Reply<?>>> asked = new TreeMap<>();
  private final TreeMap<Alarm, Runnable> alarms = new TreeMap<>();
  private final List<Pulse> pulses = new ArrayList<>();
  private Consumer<Output> out = output -> {};
  private NodeId node = NodeId.of(0, 0);
  private long seed;
  private long now;
  private long requests;
  private long numbers;
  private long timers;
  private long armedAt = Long.MAX_VALUE;
  private long databaseMicros = Long.MIN_VALUE;
  private long databaseReadAt;
  private boolean closed;
  private boolean unavailable;

  Desk(Settings settings) {
    this.settings = settings;
  }

  Settings settings() {
    return settings;
  }

  NodeId node() {
    return node;
  }

  long seed() {
    return seed;
  }

  long now() {
    return now;
  }

  void boot(NodeId node, long seed) {
    this.node = node;
    this.seed = seed;
  }

  void turn(Instants instants, Consumer<Output> out) {
    this.now = Math.max(now, instants.monotonicMicros());
    this.out = out;
  }

  boolean closed() {
    return closed;
  }

  void emit(Output output) {
    if (!closed) {
      out.accept(output);
    }
  }

  void close(Output.End end) {
    emit(new Output.Ended(end));
    closed = true;
    asked.clear();
    alarms.clear();
    pulses.clear();
  }

  <R> void ask(Transaction<R> transaction, Consumer<Reply<R>> then) {
    var request = ++requests;
    asked.put(request, reply -> then.accept(typed(reply)));
    emit(new Output.Store(request, transaction));
  }

  /// The driver replies with the rows of the transaction that it was given under this number.
  @SuppressWarnings("unchecked")
  private static <R> Reply<R> typed(Reply<?> reply) {
    return (Reply<R>) reply;
  }

  /// Something that is to happen at a time of our own clock, unless it is called off.
  record Alarm(long at, long number) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  Alarm alarm(long inMicros, Runnable then) {
    var alarm = new Alarm(now + Math.max(0, inMicros), ++numbers);
    alarms.put(alarm, then);
    arm();
    return alarm;
  }

  /// What was called off holds no memory until its time.
  void callOff(@Nullable Alarm alarm) {
    if (alarm != null) {
      alarms.remove(alarm);
    }
  }

  /// One beat or poll of the node's rhythm.
  static final class Pulse {
    private final Runnable then;
    private long at;

    private Pulse(Runnable then, long at) {
      this.then = then;
      this.at = at;
    }

    long at() {
      return at;
    }
  }

  /// An alarm that belongs to the node's rhythm: where nothing is left to do but beats and polls, a
  /// driver of virtual time leaves them out ([#leaveOut]).
  Pulse pulse(long inMicros, Runnable then) {
    var pulse = new Pulse(then, now + Math.max(0, inMicros));
    pulses.add(pulse);
    arm();
    return pulse;
  }

  void callOff(@Nullable Pulse pulse) {
    pulses.remove(pulse);
  }

  private long nextPulse() {
    var next = Long.MAX_VALUE;
    for (var pulse : pulses) {
      next = Math.min(next, pulse.at);
    }
    return next;
  }

  /// When the first alarm is due that is not part of the rhythm.
  long nextAlarm() {
    return alarms.isEmpty() ? Long.MAX_VALUE : alarms.firstKey().at();
  }

  boolean asks() {
    return !asked.isEmpty();
  }

  void leaveOut(long micros) {
    pulses.forEach(pulse -> pulse.at += micros);
    armedAt = Long.MAX_VALUE;
    arm();
  }

  /// The driver keeps one timer: the earliest.
  private void arm() {
    var next = Math.min(nextAlarm(), nextPulse());
    if (next < armedAt) {
      armedAt = next;
      emit(new Output.Timer(++timers, Math.max(0, armedAt - now)));
    }
  }

  void fired(long timer) {
    if (timer != timers) {
      return;
    }
    armedAt = Long.MAX_VALUE;
    while (nextAlarm() <= now) {
      alarms.pollFirstEntry().getValue().run();
    }
    for (var pulse : List.copyOf(pulses)) {
      if (pulse.at <= now && pulses.remove(pulse)) {
        pulse.then.run();
      }
    }
    arm();
  }

  void replied(long request, Reply<?> reply) {
    var then = asked.remove(request);
    if (then == null) {
      return;
    }
    hear(reply);
    then.accept(reply);
  }

  private void hear(Reply<?> reply) {
    switch (reply) {
      case Reply.Committed<?>(_, var micros) -> {
        if (micros > databaseMicros()) {
          databaseMicros = micros;
          databaseReadAt = now;
        }
        if (unavailable) {
          unavailable = false;
          notice(Output.Kind.STORE_BACK, "the store answers again");
        }
      }
      case Reply.NotCommitted<?> lost -> {
        if (!unavailable && lost.cause() != Reply.Cause.CONFLICT) {
          unavailable = lost.cause() == Reply.Cause.UNAVAILABLE;
          notice(Output.Kind.STORE_UNAVAILABLE, lost.cause() + ": " + lost.detail());
        }
      }
      case Reply.Unknown<?> _ -> {}
    }
  }

  /// The database's clock, never ahead of it: read when some reply was made, and since then grown
  /// with our own.
  long databaseMicros() {
    return databaseMicros == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : databaseMicros + (now - databaseReadAt);
  }

  void notice(Output.Kind kind, String text) {
    emit(new Output.Notice(kind, java.util.Optional.empty(), text));
  }
}
