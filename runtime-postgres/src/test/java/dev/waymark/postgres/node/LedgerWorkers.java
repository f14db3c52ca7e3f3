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
  private final List<String> actions;
  private final Consumer<Delivery> action;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Consumer<WorkerEvent> listener = _ -> {};

  LedgerWorkers(Consumer<Delivery> action) {
    this(List.of(CountingMachine.ACTION), action);
  }

  LedgerWorkers(List<String> actions, Consumer<Delivery> action) {
    this.actions = actions;
    this.action = action;
  }

  @Override
  public void listen(Consumer<WorkerEvent> told) {
    listener = told;
    listener.accept(
        new WorkerEvent.Offered(
            actions.stream().map(name -> new Offer(name, List.of(), true, "test")).toList()));
  }

  @Override
  public void deliver(Delivery delivery) {
    threads.execute(() -> run(delivery));
  }

  private void run(Delivery delivery) {
    listener.accept(new WorkerEvent.Begun(delivery.token(), "test"));
    action.accept(delivery);
    listener.accept(
        new WorkerEvent.Ended(delivery.token(), new Event.Outcome.Succeeded(Payload.of("\"ok\""))));
  }

  @Override
  public void withdraw(String delivery, Withdrawal why) {}
}
