package dev.waymark.simulator;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Input;
import dev.waymark.engine.kernel.Instants;
import dev.waymark.engine.kernel.Kernel;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.simulator.store.Mutant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A kernel with somebody between it and its world, who changes what it hears and says as a fault
/// of the kernel would. Without a mutant it is the kernel. So the kernel itself has no switch.
final class Mutated {
  private final Kernel kernel;
  private final Mutant mutant;
  private final TreeMap<Long, Transaction<?>> asked = new TreeMap<>();
  private final TreeMap<String, String> calls = new TreeMap<>();
  private final TreeMap<String, String> newest = new TreeMap<>();

  Mutated(Kernel kernel, Mutant mutant) {
    this.kernel = kernel;
    this.mutant = mutant;
  }

  void on(Input input, Instants now, Consumer<Output> out) {
    var inputs = new ArrayDeque<Input>();
    heard(input, out).ifPresent(inputs::add);
    while (!inputs.isEmpty()) {
      kernel.on(inputs.remove(), now, output -> said(output, out, inputs));
    }
  }

  long calmUntil() {
    return kernel.calmUntil();
  }

  boolean holds(InstanceId instance) {
    return kernel.holds(instance);
  }

  int size() {
    return kernel.size();
  }

  void leaveOut(long micros, Instants now, Consumer<Output> out) {
    kernel.leaveOut(micros, now, out);
  }

  /// What the kernel is told in its place.
  private Optional<Input> heard(Input input, Consumer<Output> out) {
    if (input instanceof Input.Heard(var event)) {
      return Optional.of(new Input.Heard(told(event)));
    }
    if (!(input instanceof Input.StoreReply(var request, var reply))) {
      return Optional.of(input);
    }
    var transaction = asked.remove(request);
    if (transaction instanceof Transaction.CommitSteps commit && reply instanceof Reply.Unknown) {
      if (mutant == Mutant.BLIND_RETRY) {
        out.accept(new Output.Store(request, anew(commit)));
        return Optional.empty();
      }
      if (mutant == Mutant.UNKNOWN_IS_DONE) {
        return Optional.of(new Input.StoreReply(request, done(commit)));
      }
    }
    if (mutant == Mutant.NO_ADOPT_AFTER_CLAIM
        && transaction instanceof Transaction.Claim
        && reply instanceof Reply.Unknown) {
      var nothing = new Reply.NotCommitted<>(Reply.Cause.CONFLICT, "not known");
      return Optional.of(new Input.StoreReply(request, nothing));
    }
    if (mutant == Mutant.TIMER_FROM_MEMORY
        && reply instanceof Reply.Committed<?>(List<?> rows, var micros)) {
      return Optional.of(
          new Input.StoreReply(
              request, new Reply.Committed<>(rows.stream().map(Mutated::due).toList(), micros)));
    }
    return Optional.of(input);
  }

  private static Object due(Object row) {
    return row instanceof Row.EventRow event
        ? new Row.EventRow(event.instance(), event.n(), event.dueMicros(), true, event.event())
        : row;
  }

  private static Transaction.CommitSteps anew(Transaction.CommitSteps commit) {
    var steps = new ArrayList<StepRow>();
    for (var step : commit.steps()) {
      steps.add(
          new StepRow(
              step.id(),
              step.token(),
              step.seq() + 1,
              step.state(),
              step.disposition(),
              step.consumed(),
              step.wakeMicros(),
              step.history(),
              step.posts()));
    }
    return new Transaction.CommitSteps(commit.node(), steps);
  }

  private static Reply<?> done(Transaction.CommitSteps commit) {
    return new Reply.Committed<>(
        commit.steps().stream()
            .map(step -> new Row.Stepped(step.id(), step.seq() + 1, Optional.empty()))
            .toList(),
        0);
  }

  private WorkerEvent told(WorkerEvent event) {
    if (mutant == Mutant.REDELIVERY_USES_ATTEMPT && event instanceof WorkerEvent.Lost lost) {
      return new WorkerEvent.Ended(
          lost.delivery(), new Event.Outcome.Failed(Payload.of("{\"$type\":\"error\"}"), -1));
    }
    if (mutant == Mutant.REPORT_WITHOUT_TOKEN && event instanceof WorkerEvent.Ended ended) {
      var call = calls.getOrDefault(ended.delivery(), "");
      return new WorkerEvent.Ended(newest.getOrDefault(call, ended.delivery()), ended.outcome());
    }
    return event;
  }

  private Output changed(Output output) {
    var perInstance = mutant == Mutant.KEY_PER_INSTANCE;
    if ((perInstance || mutant == Mutant.KEY_PER_DELIVERY)
        && output instanceof Output.Dispatch(var d)) {
      var key = perInstance ? d.instance() : d.key() + "/" + d.number();
      return new Output.Dispatch(
          new Delivery(
              d.token(),
              d.action(),
              d.arguments(),
              d.instance(),
              d.call(),
              key,
              d.authorKey(),
              d.attempt(),
              d.number(),
              d.timeoutMillis()));
    }
    return output;
  }

  private void said(Output output, Consumer<Output> out, ArrayDeque<Input> inputs) {
    out.accept(changed(output));
    if (mutant == Mutant.NONE) {
      return;
    }
    if (output instanceof Output.Store(var request, var transaction)) {
      asked.put(request, transaction);
      if (mutant == Mutant.EFFECTS_BEFORE_COMMIT
          && transaction instanceof Transaction.CommitSteps commit) {
        inputs.add(new Input.StoreReply(request, done(commit)));
      }
    }
    if (output instanceof Output.Dispatch(var delivery)) {
      var call = delivery.instance() + "/" + delivery.call();
      calls.put(delivery.token(), call);
      newest.put(call, delivery.token());
    }
  }
}
