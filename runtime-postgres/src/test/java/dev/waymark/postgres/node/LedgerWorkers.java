package dev.waymark.postgres.node;

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

/// Workers for tests: every delivery runs the given action on a virtual thread and succeeds.
final class LedgerWorkers implements Workers {
  private final Consumer<Delivery> action;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Consumer<WorkerEvent> listener = _ -> {};

  LedgerWorkers(Consumer<Delivery> action) {
    this.action = action;
  }

  @Override
  public void listen(Consumer<WorkerEvent> told) {
    listener = told;
    listener.accept(
        new WorkerEvent.Offered(
            List.of(new Offer(CountingMachine.ACTION, List.of(), true, "test"))));
  }

  @Override
  public void deliver(Delivery delivery) {
    threads.execute(() -> run(delivery));
  }

  private void run(Delivery delivery) {
    listener.accept(new WorkerEvent.Begun(delivery.token(), "test"));
    action.accept(delivery);
    listener.accept(
        new WorkerEvent.Ended(delivery.token(), new Event.Outcome.Succeeded(Payload.of("1"))));
  }

  @Override
  public void withdraw(String delivery, Withdrawal why) {}
}
