package dev.waymark.bench;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Workers whose one action does nothing: every delivery succeeds, from a virtual thread.
final class InstantWorkers implements Workers {
  static final Payload RESULT = Payload.of("1");
  private static final String WORKER = "bench";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Consumer<WorkerEvent> told = _ -> {};

  @Override
  public void listen(Consumer<WorkerEvent> listener) {
    told = listener;
    listener.accept(
        new WorkerEvent.Offered(List.of(new Offer(Subject.ACTION, List.of(), true, WORKER))));
  }

  @Override
  public void deliver(Delivery delivery) {
    threads.execute(() -> {
      told.accept(new WorkerEvent.Begun(delivery.token(), WORKER));
      told.accept(new WorkerEvent.Ended(delivery.token(), new Event.Outcome.Succeeded(RESULT)));
    });
  }

  @Override
  public void withdraw(String delivery, Withdrawal why) {}
}
