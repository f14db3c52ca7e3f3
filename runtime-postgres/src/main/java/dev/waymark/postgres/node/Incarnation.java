package dev.waymark.postgres.node;

import dev.waymark.engine.kernel.Input;
import dev.waymark.engine.kernel.Input.Readiness;
import dev.waymark.engine.kernel.Instants;
import dev.waymark.engine.kernel.Kernel;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.kernel.Work;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Workers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One boot of a node: a kernel, its inputs, its connections. Lives on the node's kernel thread
/// until the kernel is at its end; what comes for it later is not heard.
final class Incarnation {
  /// What an incarnation shares with the one after it.
  record Surroundings(
      NodeOptions options,
      Machinery machinery,
      Workers workers,
      ExecutorService steps,
      NodeListener listener,
      Consumer<Readiness> ready) {}

  private final Surroundings around;
  private final NodeId id;
  private final Kernel kernel;
  private final Inputs inputs = new Inputs();
  private final Lanes lanes;
  private final AtomicLong tags = new AtomicLong();
  private final Map<Long, CompletableFuture<Optional<Row.Started>>> starts =
      new ConcurrentHashMap<>();
  private Output.@Nullable End end;

  Incarnation(Surroundings around, NodeId id, long seed) {
    this.around = around;
    this.id = id;
    this.kernel = new Kernel(around.options().settings(), around.machinery());
    this.lanes = new Lanes(around.options(), id, around.listener()::fault);
    inputs.add(new Input.Boot(id, seed, around.options().root()));
  }

  NodeId id() {
    return id;
  }

  void tell(Input input) {
    inputs.add(input);
  }

  CompletableFuture<Optional<Row.Started>> start(Transaction.NewInstance instance) {
    var tag = tags.incrementAndGet();
    var answer = new CompletableFuture<Optional<Row.Started>>();
    starts.put(tag, answer);
    inputs.add(new Input.StartHere(tag, instance));
    return answer;
  }

  /// Advances the kernel until its end.
  Output.End run() throws InterruptedException {
    try {
      while (true) {
        kernel.on(inputs.take(), new Instants(Inputs.now()), this::carryOut);
        if (end != null) {
          return end;
        }
      }
    } finally {
      lanes.close();
      starts.values().forEach(answer -> answer.complete(Optional.empty()));
    }
  }

  private void carryOut(Output output) {
    switch (output) {
      case Output.Store(var request, var transaction) -> send(request, transaction);
      case Output.Run(var instance, var work, var task) ->
          around
              .steps()
              .execute(() ->
                  inputs.add(new Input.Ran(instance, work, Work.run(around.machinery(), task))));
      case Output.Dispatch(var delivery) -> around.workers().deliver(delivery);
      case Output.Cancel(var delivery, var why) -> around.workers().withdraw(delivery, why);
      case Output.Timer(var timer, var inMicros) -> inputs.alarm(timer, inMicros);
      case Output.Answer(var tag, var started) -> answer(tag, started);
      case Output.Ended(var how) -> end = how;
      case Output.Notice notice -> around.listener().notice(notice);
    }
  }

  private <R> void send(long request, Transaction<R> transaction) {
    lanes.send(
        transaction,
        reply -> {
          inputs.add(new Input.StoreReply(request, reply));
          Ready.ended(transaction, reply).forEach(around.listener()::ended);
          Ready.of(transaction, reply).ifPresent(around.ready());
        });
  }

  private void answer(long tag, Optional<Row.Started> started) {
    var waiting = starts.remove(tag);
    if (waiting != null) {
      waiting.complete(started);
    }
  }
}
