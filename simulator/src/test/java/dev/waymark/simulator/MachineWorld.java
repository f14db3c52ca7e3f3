package dev.waymark.simulator;

import dev.waymark.corpus.ActionCall;
import dev.waymark.corpus.Border;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.LogLine;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.StubScript;
import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.machine.Machine;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The instances of one case: nothing but the machine, stubs and a clock that jumps to what is due
/// next. Each snapshot passes through its bytes at every step.
final class MachineWorld {
  private static final long BEGIN = 1_767_225_600_000_000L;
  private static final int STEPS_MAX = 10_000;

  private final Function<String, Program> programs;
  private final StubScript script;
  private final List<ActionCall> calls = new ArrayList<>();
  private final List<LogLine> logs = new ArrayList<>();
  private final List<Living> living = new ArrayList<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::asked));
  private long now = BEGIN;
  private long asked;
  private long steps;

  /// An instance that has not ended; a child knows who waits for it.
  private static final class Living {
    final Program program;
    final @Nullable Living parent;
    final @Nullable CallId call;
    Snapshot snapshot = Snapshot.EMPTY;
    long wake = Long.MAX_VALUE;

    Living(Program program, @Nullable Living parent, @Nullable CallId call) {
      this.program = program;
      this.parent = parent;
      this.call = call;
    }
  }

  /// What an instance will be told; `asked` is the order in which it was asked for.
  private record Due(long at, long asked, Living instance, Event event) {}

  MachineWorld(Function<String, Program> programs, StubScript script) {
    this.programs = programs;
    this.script = script;
  }

  /// Starts an instance and goes on until it has ended.
  Outcome outcome(String workflow, Payload input) {
    var root = new Living(programs.apply(workflow), null, null);
    living.add(root);
    var status = tell(root, new Event.Begun(input));
    while (living.contains(root)) {
      status = next(root, status);
    }
    return outcome(status);
  }

  private Step.Status next(Living root, Step.Status before) {
    var settled = due.peek();
    var sleeper = living.stream().min(Comparator.comparingLong(i -> i.wake)).orElseThrow();
    if (settled == null && sleeper.wake == Long.MAX_VALUE) {
      throw new AssertionError("waits for ever");
    }
    boolean first = settled != null && settled.at() <= sleeper.wake;
    now = Math.max(now, first ? settled.at() : sleeper.wake);
    var instance = first ? settled.instance() : sleeper;
    var event = first ? settled.event() : new Event.Due();
    if (first) {
      due.remove();
    }
    var status = tell(instance, event);
    return instance == root ? status : before;
  }

  private Step.Status tell(Living instance, Event event) {
    if (steps++ > STEPS_MAX) {
      throw new AssertionError("still not finished after " + STEPS_MAX + " steps");
    }
    var stimulus = new Stimulus(event, now, steps);
    var step = Machine.step(instance.program, instance.snapshot, stimulus);
    instance.snapshot = Snapshot.of(step.snapshot().bytes());
    instance.wake = step.nextWakeMicros().orElse(Long.MAX_VALUE);
    step.effects().forEach(effect -> carryOut(instance, effect));
    settled(step.status()).ifPresent(outcome -> end(instance, outcome));
    return step.status();
  }

  private void end(Living instance, Event.Outcome outcome) {
    living.remove(instance);
    due.removeIf(d -> d.instance() == instance);
    if (instance.parent != null && instance.call != null) {
      add(now, instance.parent, new Event.Settled(instance.call, 1, outcome));
    }
  }

  private void add(long at, Living instance, Event event) {
    due.add(new Due(at, asked++, instance, event));
  }

  private void carryOut(Living instance, Effect effect) {
    switch (effect) {
      case Effect.Dispatch dispatch -> dispatch(instance, dispatch);
      case Effect.Withdraw(var call) ->
          due.removeIf(d ->
              d.instance() == instance
                  && d.event() instanceof Event.Settled(var settled, _, _)
                  && settled.equals(call));
      case Effect.StartChild child -> {
        boolean attached = child.attached();
        var program = programs.apply(child.workflow());
        var started = new Living(program, attached ? instance : null, child.call());
        living.add(started);
        add(now, started, new Event.Begun(child.input()));
      }
      case Effect.Log(var level, var message, var fields) ->
          logs.add(new LogLine(level, message, Datum.fields(Border.read(fields.json()))));
      case Effect.Note _ -> {}
    }
  }

  private void dispatch(Living instance, Effect.Dispatch dispatch) {
    var name = dispatch.action().substring(dispatch.action().indexOf(':') + 1);
    var call = new ActionCall(name, Datum.fields(Border.read(dispatch.arguments().json())));
    calls.add(call);
    var reply = script.answer(call);
    long takes = reply.takes().toNanos() / 1000;
    boolean late = dispatch.timeoutMicros() >= 0 && takes > dispatch.timeoutMicros();
    var outcome = late ? timeout() : outcome(reply);
    long at = now + (late ? dispatch.timeoutMicros() : takes);
    add(at, instance, new Event.Settled(dispatch.call(), dispatch.attempt(), outcome));
  }

  private static Event.Outcome outcome(StubScript.Reply reply) {
    return switch (reply) {
      case StubScript.Reply.Returns(var value, _) ->
          new Event.Outcome.Succeeded(Payload.of(Border.write(value)));
      case StubScript.Reply.Raises(var error, _) -> failed(error);
    };
  }

  private static Event.Outcome timeout() {
    return failed(new Datum.Named("Timeout", List.of(), List.of()));
  }

  private static Event.Outcome failed(Datum.Named error) {
    return new Event.Outcome.Failed(Payload.of(Border.error(error)), -1);
  }

  private static Datum.Named cancelled() {
    return new Datum.Named("CancelledError", List.of(), List.of());
  }

  /// What the parent of an instance is told, once it has ended.
  private static Optional<Event.Outcome> settled(Step.Status status) {
    return switch (status) {
      case Step.Status.Waiting() -> Optional.empty();
      case Step.Status.Completed(var result) -> Optional.of(new Event.Outcome.Succeeded(result));
      case Step.Status.Failed(var error, _) -> Optional.of(new Event.Outcome.Failed(error, -1));
      case Step.Status.Held(var error, _) -> Optional.of(new Event.Outcome.Failed(error, -1));
      case Step.Status.Cancelled(_) -> Optional.of(failed(cancelled()));
    };
  }

  private Outcome outcome(Step.Status status) {
    var trace = new Outcome.Trace(calls, logs);
    return switch (status) {
      case Step.Status.Waiting() -> throw new IllegalStateException("has not ended");
      case Step.Status.Completed(var result) ->
          new Outcome.Returned(Border.read(result.json()), trace);
      case Step.Status.Failed(var error, _) -> failed(error, trace);
      case Step.Status.Held(var error, _) -> failed(error, trace);
      case Step.Status.Cancelled(var reason) ->
          new Outcome.Failed(cancelled(), Optional.of(reason), trace);
    };
  }

  static Outcome failed(Payload error, Outcome.Trace trace) {
    var datum = (Datum.Named) Border.read(error.json());
    boolean fields = datum.arguments().isEmpty() && !datum.fields().isEmpty();
    Optional<String> message =
        fields ? Optional.empty() : Optional.of(Border.message(error.json()));
    return new Outcome.Failed(datum, message, trace);
  }
}
