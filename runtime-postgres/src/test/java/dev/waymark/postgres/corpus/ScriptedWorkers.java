package dev.waymark.postgres.corpus;

import dev.waymark.corpus.ActionCall;
import dev.waymark.corpus.Border;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.StubScript;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers every delivery at once by the case's script, in the order in which they come.
final class ScriptedWorkers implements Workers {
  private final List<ActionCall> calls = new ArrayList<>();
  private @Nullable StubScript script;
  private Consumer<WorkerEvent> listener = _ -> {};

  @Override
  public void listen(Consumer<WorkerEvent> told) {
    listener = told;
  }

  synchronized void play(StubScript next, Set<String> actions) {
    script = next;
    calls.clear();
    listener.accept(
        new WorkerEvent.Offered(
            actions.stream().map(name -> new Offer(name, List.of(), true, "script")).toList()));
  }

  synchronized List<ActionCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public synchronized void deliver(Delivery delivery) {
    var name = delivery.action().substring(delivery.action().indexOf(':') + 1);
    var call = new ActionCall(name, Datum.fields(Border.read(delivery.arguments().json())));
    calls.add(call);
    listener.accept(new WorkerEvent.Begun(delivery.token(), "script"));
    listener.accept(
        new WorkerEvent.Ended(
            delivery.token(), outcome(Objects.requireNonNull(script).answer(call))));
  }

  private static Event.Outcome outcome(StubScript.Reply reply) {
    return switch (reply) {
      case StubScript.Reply.Returns(var value, _) ->
          new Event.Outcome.Succeeded(Payload.of(Border.write(value)));
      case StubScript.Reply.Raises(var error, _) ->
          new Event.Outcome.Failed(Payload.of(Border.error(error)), -1);
    };
  }

  @Override
  public void withdraw(String delivery, Withdrawal why) {}
}
