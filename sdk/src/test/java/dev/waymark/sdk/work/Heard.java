package dev.waymark.sdk.work;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A listener that keeps what it heard, and waits for what shall come.
public final class Heard implements Consumer<WorkerEvent> {
  private final LinkedBlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();

  @Override
  public void accept(WorkerEvent event) {
    events.add(event);
  }

  /// The next event of a kind that the test wants; others before it are dropped.
  public <E extends WorkerEvent> E next(Class<E> kind, Predicate<E> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < end) {
      WorkerEvent event = events.poll(100, TimeUnit.MILLISECONDS);
      if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
        return kind.cast(event);
      }
    }
    throw new AssertionError("no " + kind.getSimpleName() + " within 30 s");
  }

  public <E extends WorkerEvent> E next(Class<E> kind) throws InterruptedException {
    return next(kind, _ -> true);
  }

  /// The result of a delivery, as JSON; a failure as `class: message`-free error JSON.
  public String end(String token) throws InterruptedException {
    return switch (next(WorkerEvent.Ended.class, e -> e.delivery().equals(token)).outcome()) {
      case Event.Outcome.Succeeded(Payload value) -> value.json();
      case Event.Outcome.Failed(Payload error, long _) -> error.json();
    };
  }

  public List<Offer> offers() throws InterruptedException {
    return next(WorkerEvent.Offered.class, e -> !e.offers().isEmpty()).offers();
  }

  public static Delivery delivery(String token, String action, String arguments) {
    return new Delivery(
        token,
        action,
        Payload.of(arguments),
        "i-1",
        new CallId(1, action),
        "i-1/" + action + "#1",
        Optional.empty(),
        1,
        1,
        -1);
  }
}
