package dev.waymark.fuzz.judge;

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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One life of an instance: nothing but the machine, stubs, and a clock that jumps to what is due
/// next. Of what is due at one instant, outcomes come first in the order in which they were asked
/// for, then the timers.
final class Life {
  private static final long BEGIN = 1_767_225_600_000_000L;
  private static final int STEPS_MAX = 3_000;

  /// A limit of ours was met, which CPython does not have.
  static final class LimitMet extends RuntimeException {
    private static final long serialVersionUID = 1;

    LimitMet(String what) {
      super(what);
    }
  }

  private record Due(long at, long asked, CallId call, Event event) {}

  private final Program program;
  private final Answers answers;
  private final Consumer<Snapshot> watcher;

  private final List<ActionCall> calls = new ArrayList<>();
  private final List<LogLine> logs = new ArrayList<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::asked));
  private Snapshot snapshot = Snapshot.EMPTY;
  private long wake = Long.MAX_VALUE;
  private long now = BEGIN;
  private long steps;

  /// What actions answer.
  interface Answers {
    StubScript.Reply answer(CallId id, ActionCall call);
  }

  static final Consumer<Snapshot> UNWATCHED = _ -> {};

  /// A stub's answers in the order in which it is asked.
  static Answers inTurn(StubScript script) {
    return (_, call) -> script.answer(call);
  }

  /// A stub's answers for each call anew, so that the order of calls has no part in them.
  static Answers perCall(Supplier<StubScript> scripts) {
    var known = new TreeMap<String, StubScript>();
    return (id, call) -> known.computeIfAbsent(id.toString(), _ -> scripts.get()).answer(call);
  }

  private Life(Program program, Answers answers, Consumer<Snapshot> watcher) {
    this.program = program;
    this.answers = answers;
    this.watcher = watcher;
  }

  /// @param watcher sees each snapshot between two steps, where it is nothing but bytes
  static Outcome of(Program program, Answers answers, Consumer<Snapshot> watcher) {
    return new Life(program, answers, watcher).outcome();
  }

  private Outcome outcome() {
    var status = tell(new Event.Begun(Payload.of("{}")));
    while (status instanceof Step.Status.Waiting) {
      var settled = due.peek();
      if (settled == null && wake == Long.MAX_VALUE) {
        throw new IllegalStateException("waits for ever");
      }
      if (settled != null && settled.at() <= wake) {
        now = Math.max(now, settled.at());
        due.remove();
        status = tell(settled.event());
      } else {
        now = Math.max(now, wake);
        status = tell(new Event.Due());
      }
    }
    return outcome(status);
  }

  private Step.Status tell(Event event) {
    if (steps++ > STEPS_MAX) {
      throw new LimitMet("more than " + STEPS_MAX + " steps");
    }
    var step = Machine.step(program, snapshot, new Stimulus(event, now, steps));
    snapshot = Snapshot.of(step.snapshot().bytes());
    watcher.accept(snapshot);
    wake = step.nextWakeMicros().orElse(Long.MAX_VALUE);
    step.effects().forEach(this::carryOut);
    return step.status();
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Dispatch dispatch -> dispatch(dispatch);
      case Effect.Withdraw(var call) -> due.removeIf(d -> d.call().equals(call));
      case Effect.StartChild child ->
          throw new IllegalStateException("no child was generated: " + child);
      case Effect.Log(var level, var message, var fields) ->
          logs.add(new LogLine(level, message, Datum.fields(Border.read(fields.json()))));
      case Effect.Note _ -> {}
    }
  }

  private void dispatch(Effect.Dispatch dispatch) {
    var name = dispatch.action().substring(dispatch.action().indexOf(':') + 1);
    var call = new ActionCall(name, Datum.fields(Border.read(dispatch.arguments().json())));
    calls.add(call);
    var reply = answers.answer(dispatch.call(), call);
    long takes = reply.takes().toNanos() / 1000;
    var event = new Event.Settled(dispatch.call(), dispatch.attempt(), outcome(reply));
    due.add(new Due(now + takes, calls.size(), dispatch.call(), event));
  }

  static Event.Outcome outcome(StubScript.Reply reply) {
    return switch (reply) {
      case StubScript.Reply.Returns(var value, _) ->
          new Event.Outcome.Succeeded(Payload.of(Border.write(value)));
      case StubScript.Reply.Raises(var error, _) ->
          new Event.Outcome.Failed(Payload.of(Border.error(error)), -1);
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
          new Outcome.Failed(
              new Datum.Named("CancelledError", List.of(), List.of()), Optional.of(reason), trace);
    };
  }

  static Outcome failed(Payload error, Outcome.Trace trace) {
    var datum = (Datum.Named) Border.read(error.json());
    return new Outcome.Failed(datum, Optional.of(Border.message(error.json())), trace);
  }
}
