package dev.waymark.sdk.work;

import dev.waymark.engine.Event;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers.Withdrawal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The books of one pool: which deliveries it has, and that each ends exactly once, whoever says so
/// first. Events are told under the desk's lock, so that those of one delivery come in order.
public final class Desk implements AutoCloseable {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("waymark-grace").factory());
  private final Duration grace;
  private Consumer<WorkerEvent> listener = _ -> {};
  private long late;

  /// How to stop a running delivery, and what to do when it has left.
  public record Hold(Consumer<Withdrawal> stop, Runnable released) {}

  private static final class Entry {
    final Delivery delivery;
    @Nullable Hold hold;
    boolean withdrawn;

    Entry(Delivery delivery) {
      this.delivery = delivery;
    }
  }

  public Desk(Duration grace) {
    this.grace = grace;
  }

  public synchronized void listen(Consumer<WorkerEvent> to) {
    listener = to;
  }

  public synchronized void tell(WorkerEvent event) {
    listener.accept(event);
  }

  public synchronized void accept(Delivery delivery) {
    if (entries.putIfAbsent(delivery.token(), new Entry(delivery)) != null) {
      throw new IllegalArgumentException("delivered twice: " + delivery);
    }
  }

  /// False where the delivery was withdrawn before it began.
  public synchronized boolean begin(String token, String worker, Hold hold) {
    Entry entry = entries.get(token);
    if (entry == null) {
      return false;
    }
    if (entry.hold != null) {
      throw new IllegalStateException("begun twice: " + entry.delivery);
    }
    entry.hold = hold;
    listener.accept(new WorkerEvent.Begun(token, worker));
    return true;
  }

  /// False, and counted, where the delivery has ended already (G7).
  public synchronized boolean end(String token, Event.Outcome outcome) {
    return leave(token, new WorkerEvent.Ended(token, outcome));
  }

  public synchronized boolean lose(String token, WorkerEvent.Cause cause, String detail) {
    return leave(token, new WorkerEvent.Lost(token, cause, detail));
  }

  private boolean leave(String token, WorkerEvent event) {
    Entry entry = entries.remove(token);
    if (entry == null) {
      late++;
      return false;
    }
    listener.accept(event);
    if (entry.hold != null) {
      entry.hold.released().run();
    }
    return true;
  }

  public synchronized void withdraw(String token, Withdrawal why) {
    Entry entry = entries.get(token);
    if (entry == null || entry.withdrawn) {
      return;
    }
    entry.withdrawn = true;
    if (entry.hold == null) {
      leave(token, lost(token, WorkerEvent.Cause.NOT_BEGUN, "withdrawn before it began"));
      return;
    }
    entry.hold.stop().accept(why);
    if (!clock.isShutdown()) {
      var _ = clock.schedule(() -> abandon(token), grace.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void abandon(String token) {
    if (entries.containsKey(token)) {
      String detail = "did not end within " + grace.toMillis() + " ms after it was told to";
      leave(token, lost(token, WorkerEvent.Cause.ABANDONED, detail));
    }
  }

  private static WorkerEvent lost(String token, WorkerEvent.Cause cause, String detail) {
    return new WorkerEvent.Lost(token, cause, detail);
  }

  /// Deliveries that have no end yet, oldest first.
  public synchronized List<Delivery> open() {
    return entries.values().stream().map(entry -> entry.delivery).toList();
  }

  /// Reports that came for a delivery that had ended.
  public synchronized long late() {
    return late;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
