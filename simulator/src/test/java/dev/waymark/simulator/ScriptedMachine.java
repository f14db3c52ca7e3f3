package dev.waymark.simulator;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Fold;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A machine for tests of the world: it follows a list of fan-outs and sleeps, and retries a failed
/// call after a second, three attempts in all. Its snapshot is a text.
final class ScriptedMachine implements Machinery {
  /// What the body does, one after the other.
  sealed interface Stage {
    /// These actions at once, each with its own time limit (-1: none).
    record Calls(long timeoutMicros, List<String> actions) implements Stage {}

    record Sleep(long micros) implements Stage {}

    record Receive(String signal) implements Stage {}
  }

  private static final int ATTEMPTS = 3;
  private static final long BACKOFF = 1_000_000;

  private final List<Stage> stages;
  private final boolean resultsAsTheyCome;

  ScriptedMachine(List<Stage> stages) {
    this(stages, false);
  }

  /// @param resultsAsTheyCome a fault: they do not stand in the order of the calls
  ScriptedMachine(List<Stage> stages, boolean resultsAsTheyCome) {
    this.stages = List.copyOf(stages);
    this.resultsAsTheyCome = resultsAsTheyCome;
  }

  static Stage call(String... actions) {
    return new Stage.Calls(-1, List.of(actions));
  }

  /// What a text like `1|3|2:b:1:0|1="x"|0|2` means: stage, calls so far, open calls as
  /// number:name:attempt:due, results, wake-up, signals kept.
  private static final class State {
    int stage = -1;
    long calls;
    final TreeMap<Long, String[]> open = new TreeMap<>();
    final TreeMap<Long, String> results = new TreeMap<>();
    long wake;
    int signals;

    static State read(Snapshot snapshot) {
      var state = new State();
      if (snapshot.isEmpty()) {
        return state;
      }
      var parts = new String(snapshot.bytes(), StandardCharsets.UTF_8).split("\\|", -1);
      state.stage = Integer.parseInt(parts[0]);
      state.calls = Long.parseLong(parts[1]);
      for (var open : parts[2].split(",", -1)) {
        if (!open.isEmpty()) {
          var call = open.split(":", -1);
          state.open.put(Long.parseLong(call[0]), call);
        }
      }
      for (var result : parts[3].split(",", -1)) {
        if (!result.isEmpty()) {
          var parted = result.split("=", 2);
          state.results.put(Long.parseLong(parted[0]), parted[1]);
        }
      }
      state.wake = Long.parseLong(parts[4]);
      state.signals = Integer.parseInt(parts[5]);
      return state;
    }

    Snapshot write() {
      var calls = new ArrayList<String>();
      open.values().forEach(call -> calls.add(String.join(":", call)));
      var texts = new ArrayList<String>();
      results.forEach((number, value) -> texts.add(number + "=" + value));
      var text =
          stage
              + "|"
              + this.calls
              + "|"
              + String.join(",", calls)
              + "|"
              + String.join(",", texts)
              + "|"
              + wake
              + "|"
              + signals;
      return Snapshot.of(text.getBytes(StandardCharsets.UTF_8));
    }

    long nextWake() {
      var next = wake == 0 ? Long.MAX_VALUE : wake;
      for (var call : open.values()) {
        var due = Long.parseLong(call[3]);
        next = due == 0 ? next : Math.min(next, due);
      }
      return next;
    }
  }

  @Override
  public Fold fold(Program program, Snapshot snapshot, List<Stimulus> stimuli) {
    return Machinery.oneByOne(this, program, snapshot, stimuli);
  }

  @Override
  public Step step(Program program, Snapshot snapshot, Stimulus stimulus) {
    var state = State.read(snapshot);
    var effects = new ArrayList<Effect>();
    var ignored = !apply(state, stimulus, effects);
    while (state.stage < stages.size() && stageIsDone(state)) {
      state.stage++;
      if (state.stage < stages.size()) {
        begin(state, stimulus.nowMicros(), effects);
      }
    }
    var done = state.stage == stages.size();
    var wake = state.nextWake();
    return new Step(
        state.write(),
        effects,
        done
            ? new Step.Status.Completed(
                Payload.of("[" + String.join(",", state.results.values()) + "]"))
            : new Step.Status.Waiting(),
        wake == Long.MAX_VALUE || done ? Optional.empty() : Optional.of(wake),
        Optional.empty(),
        ignored);
  }

  private boolean stageIsDone(State state) {
    if (state.stage < 0) {
      return true;
    }
    if (stages.get(state.stage) instanceof Stage.Receive && state.signals > 0) {
      state.signals--;
      return true;
    }
    return state.open.isEmpty()
        && state.wake == 0
        && !(stages.get(state.stage) instanceof Stage.Receive);
  }

  private void begin(State state, long now, List<Effect> effects) {
    switch (stages.get(state.stage)) {
      case Stage.Sleep(var micros) -> state.wake = now + micros;
      case Stage.Receive _ -> {}
      case Stage.Calls(_, var actions) -> {
        for (var action : actions) {
          var number = ++state.calls;
          state.open.put(number, new String[] {"" + number, action, "1", "0"});
          effects.add(dispatch(state, number));
        }
      }
    }
  }

  private Effect.Dispatch dispatch(State state, long number) {
    var call = state.open.getOrDefault(number, new String[] {"0", "?", "0", "0"});
    var timeout = stages.get(state.stage) instanceof Stage.Calls(var micros, _) ? micros : -1;
    return new Effect.Dispatch(
        new CallId(number, call[1]),
        Integer.parseInt(call[2]),
        call[1],
        Payload.of("{}"),
        timeout,
        -1,
        Optional.empty(),
        Optional.empty());
  }

  private boolean apply(State state, Stimulus stimulus, List<Effect> effects) {
    return switch (stimulus.event()) {
      case Event.Begun _ -> state.stage < 0;
      case Event.Due _ -> due(state, stimulus.nowMicros(), effects);
      case Event.Settled settled -> settled(state, settled, stimulus.nowMicros());
      case Event.Signalled _ -> {
        state.signals++;
        yield true;
      }
      case Event.CancelRequested _ -> false;
    };
  }

  private boolean due(State state, long now, List<Effect> effects) {
    var fired = false;
    if (state.wake != 0 && state.wake <= now) {
      state.wake = 0;
      fired = true;
    }
    for (var call : state.open.values()) {
      var due = Long.parseLong(call[3]);
      if (due != 0 && due <= now) {
        call[3] = "0";
        call[2] = "" + (Integer.parseInt(call[2]) + 1);
        effects.add(dispatch(state, Long.parseLong(call[0])));
        fired = true;
      }
    }
    return fired;
  }

  private boolean settled(State state, Event.Settled settled, long now) {
    var call = state.open.get(settled.call().number());
    if (call == null || !call[3].equals("0") || Integer.parseInt(call[2]) != settled.attempt()) {
      return false;
    }
    switch (settled.outcome()) {
      case Event.Outcome.Succeeded(var value) -> {
        state.open.remove(settled.call().number());
        var place = resultsAsTheyCome ? state.results.size() : settled.call().number();
        state.results.put(place, value.json());
      }
      case Event.Outcome.Failed _ -> {
        if (settled.attempt() >= ATTEMPTS) {
          state.open.remove(settled.call().number());
          state.results.put(settled.call().number(), "\"given up\"");
        } else {
          call[3] = "" + (now + BACKOFF);
        }
      }
    }
    return true;
  }

  @Override
  public List<Effect.Dispatch> outstanding(Program program, Snapshot snapshot) {
    var state = State.read(snapshot);
    var calls = new ArrayList<Effect.Dispatch>();
    for (var call : state.open.values()) {
      if (call[3].equals("0")) {
        calls.add(dispatch(state, Long.parseLong(call[0])));
      }
    }
    return calls;
  }

  @Override
  public List<Wait> waits(Program program, Snapshot snapshot) {
    var state = State.read(snapshot);
    var reason =
        !state.open.isEmpty()
            ? Wait.Reason.RETRY
            : state.wake != 0 ? Wait.Reason.SLEEP : Wait.Reason.SIGNAL;
    return List.of(
        new Wait(reason, new Step.NodePlace(0, 0), "", 0, Optional.empty(), Optional.empty(), 0));
  }

  @Override
  public Optional<Program> read(Payload program) {
    return program.json().equals("unreadable") ? Optional.empty() : Optional.of(PROGRAM);
  }

  @Override
  public Optional<ProgramReference> current(String workflow) {
    return Optional.empty();
  }

  private static final Program PROGRAM =
      new Program(
          Program.LANGUAGE_VERSION,
          "scripted",
          new Expression.Closure(0, List.of(), List.of()),
          new Type.Scalar(Type.Kind.ANY),
          new Program.WorkflowPolicy(Policy.NONE, false),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
}
