package dev.waymark.sdk.actions;

import dev.waymark.engine.Event;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.WorkerEvent.Cause;
import dev.waymark.engine.work.Workers;
import dev.waymark.sdk.work.Desk;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Runs [Action] methods of this process, each delivery on a virtual thread of its own, at most
/// `slots` at a time.
public final class JavaWorkers implements Workers, AutoCloseable {
  private static final String NAME = "java";
  private static final List<String> TIMEOUT_BASES = List.of("TimeoutError", "OSError");

  private final Map<String, ActionMethod> actions = new LinkedHashMap<>();
  private final Desk desk;
  private final Deque<Delivery> queue = new ArrayDeque<>();
  private final Map<String, Thread> running = new LinkedHashMap<>();
  private final int slots;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("waymark-timeout").factory());
  private int free;
  private boolean closing;

  public JavaWorkers(Collection<?> owners, int slots, Duration grace) {
    for (Object owner : owners) {
      for (ActionMethod action : ActionMethod.of(owner)) {
        if (actions.putIfAbsent(action.identity(), action) != null) {
          throw new IllegalArgumentException("two actions are called " + action.identity());
        }
      }
    }
    this.slots = slots;
    free = slots;
    desk = new Desk(grace);
  }

  public List<ActionMethod> actions() {
    return List.copyOf(actions.values());
  }

  private List<Offer> offers() {
    return actions.values().stream().map(ActionMethod::offer).toList();
  }

  @Override
  public void listen(Consumer<WorkerEvent> listener) {
    synchronized (desk) {
      desk.listen(listener);
      desk.tell(new WorkerEvent.Offered(offers()));
    }
  }

  @Override
  public void deliver(Delivery delivery) {
    synchronized (desk) {
      desk.accept(delivery);
      if (closing) {
        desk.lose(delivery.token(), Cause.NOT_BEGUN, "the pool is closing");
      } else if (Offer.named(offers(), delivery.action()).isEmpty()) {
        desk.lose(delivery.token(), Cause.NO_WORKER, "nobody offers " + delivery.action());
      } else {
        queue.addLast(delivery);
        pump();
      }
    }
  }

  private void pump() {
    while (free > 0 && !queue.isEmpty()) {
      begin(queue.removeFirst());
    }
  }

  private void begin(Delivery delivery) {
    String token = delivery.token();
    Offer offer = Offer.named(offers(), delivery.action()).orElseThrow();
    ActionMethod action = java.util.Objects.requireNonNull(actions.get(offer.identity()));
    AtomicBoolean timedOut = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual()
            .name("waymark-" + delivery.call())
            .unstarted(() -> desk.end(token, perform(action, delivery, timedOut)));
    var hold = new Desk.Hold(_ -> thread.interrupt(), () -> released(token));
    free--;
    running.put(token, thread);
    if (!desk.begin(token, NAME, hold)) {
      released(token);
      return;
    }
    thread.start();
    if (action.timeout() > 0) {
      limit(token, action, timedOut, thread);
    }
  }

  /// The method's own limit: reported when it is over, whether or not the method obeys.
  private void limit(String token, ActionMethod action, AtomicBoolean timedOut, Thread thread) {
    Runnable stop =
        () -> {
          timedOut.set(true);
          thread.interrupt();
          desk.end(token, timeout(action));
        };
    var _ = clock.schedule(stop, (long) (action.timeout() * 1e6), TimeUnit.MICROSECONDS);
  }

  private static Event.Outcome timeout(ActionMethod action) {
    String message = action.identity() + " took longer than its timeout";
    return JavaErrors.failed("waymark.ActionTimeout", TIMEOUT_BASES, message);
  }

  private void released(String token) {
    running.remove(token);
    free++;
    pump();
  }

  private static Event.Outcome perform(
      ActionMethod action, Delivery delivery, AtomicBoolean timedOut) {
    try {
      return JavaActions.perform(action, delivery);
    } catch (InterruptedException e) {
      return timedOut.get()
          ? timeout(action)
          : JavaErrors.failed("asyncio.CancelledError", List.of(), "the action was interrupted");
    }
  }

  @Override
  public void withdraw(String delivery, Withdrawal why) {
    synchronized (desk) {
      queue.removeIf(waiting -> waiting.token().equals(delivery));
      desk.withdraw(delivery, why);
    }
  }

  /// Interrupts what runs; what has not ended is lost.
  @Override
  public void close() {
    synchronized (desk) {
      closing = true;
      queue.clear();
      running.values().forEach(Thread::interrupt);
      desk.open().forEach(d -> desk.lose(d.token(), Cause.NOT_BEGUN, "the pool is closing"));
    }
    clock.shutdownNow();
    desk.close();
  }

  /// How many deliveries run at one time.
  public int slots() {
    return slots;
  }
}
