package dev.waymark.engine.machine;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Fold;
import dev.waymark.engine.Limits;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.codec.SnapshotCodec;
import dev.waymark.engine.state.Instance;
import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What running means: a pure function from a program, a snapshot and an event to the next snapshot
/// and the effects that the world is asked for.
public final class Machine {
  private Machine() {}

  /// Advances an instance until it must wait. Equal arguments give equal results, on every machine.
  /// A snapshot that is none is an [SnapshotRejected].
  public static Step step(Program program, Snapshot snapshot, Stimulus stimulus) {
    return step(program, snapshot, stimulus, Limits.DEFAULT);
  }

  public static Step step(Program program, Snapshot snapshot, Stimulus stimulus, Limits limits) {
    return fold(program, snapshot, List.of(stimulus), limits).last();
  }

  /// The same step, and somebody is told which nodes it runs.
  public static Step step(
      Program program, Snapshot snapshot, Stimulus stimulus, Onlooker onlooker) {
    return fold(program, snapshot, List.of(stimulus), Limits.DEFAULT, onlooker).last();
  }

  /// Several steps as if each were one of its own, but the state is read once and written once: the
  /// branches of a fan-out that settle together cost its whole state once and not each. What may
  /// not be larger than the limit is the state that is written.
  public static Fold fold(
      Program program, Snapshot snapshot, List<Stimulus> stimuli, Limits limits) {
    return fold(program, snapshot, stimuli, limits, Onlooker.NOBODY);
  }

  private static Fold fold(
      Program program,
      Snapshot snapshot,
      List<Stimulus> stimuli,
      Limits limits,
      Onlooker onlooker) {
    var classes = new ProgramClasses(program);
    var instance =
        snapshot.isEmpty()
            ? new Instance()
            : SnapshotCodec.decode(program, classes, snapshot.bytes());
    var applied = new ArrayList<Boolean>();
    var effects = new ArrayList<Effect>();
    for (var stimulus : stimuli) {
      var loop = new Loop(program, instance, classes, stimulus, limits);
      loop.onlooker = onlooker;
      applied.add(run(loop, stimulus.event()));
      if (applied.size() == stimuli.size() || instance.phase == Instance.Phase.ENDED) {
        return new Fold(applied, finish(loop, effects, applied, limits));
      }
      effects.addAll(loop.effects);
    }
    throw new IllegalArgumentException("no event to step for");
  }

  /// Whether the event told the instance anything.
  private static boolean run(Loop loop, Event event) {
    boolean heard;
    try {
      heard = apply(loop, event);
      loop.runUntilIdle();
      Lifecycle.conclude(loop);
    } catch (StepBudgetExceeded exceeded) {
      heard = true;
      giveUp(loop, "waymark.StepBudgetExceeded", String.valueOf(exceeded.getMessage()));
    }
    loop.instance.timers.removeIf(Timer::isStale);
    loop.instance.receivers.removeIf(receiver -> receiver.future().done());
    return heard;
  }

  private static void giveUp(Loop loop, String className, String message) {
    var error = Errors.error(className, Str.of(message));
    var place = loop.lastPlace();
    if (place != null) {
      error.function = place.function();
      error.node = place.node();
    }
    Lifecycle.abandon(loop, error);
  }

  /// Whether the event told the instance anything.
  private static boolean apply(Loop loop, Event event) {
    boolean isNew = loop.instance.phase == Instance.Phase.NEW;
    if (event instanceof Event.Begun(var input)) {
      if (isNew) {
        Lifecycle.begin(loop, input);
      }
      return isNew;
    }
    if (isNew) {
      throw new IllegalArgumentException("an instance that has not begun was told " + event);
    }
    if (loop.instance.phase == Instance.Phase.ENDED) {
      return false;
    }
    return switch (event) {
      case Event.Settled(var call, int attempt, var outcome) ->
          loop.calls.settled(call, attempt, outcome);
      case Event.Due _ -> loop.fireDue();
      case Event.Signalled(var name, var payload) -> {
        loop.signals.arrived(name, payload);
        yield true;
      }
      case Event.CancelRequested(var reason) -> Lifecycle.cancel(loop, reason);
      case Event.Begun _ -> false;
    };
  }

  /// `earlier` are the effects of the steps before.
  private static Step finish(
      Loop loop, List<Effect> earlier, List<Boolean> applied, Limits limits) {
    var instance = loop.instance;
    var bytes = encode(loop);
    if (bytes.length > limits.snapshotBytes() && instance.phase != Instance.Phase.ENDED) {
      giveUp(
          loop,
          "MemoryError",
          "the state of the instance has %d bytes, more than the limit of %d"
              .formatted(bytes.length, limits.snapshotBytes()));
      bytes = SnapshotCodec.encode(instance);
    }
    earlier.addAll(loop.effects);
    return new Step(
        Snapshot.of(bytes),
        earlier,
        Outcomes.status(instance),
        nextWake(instance),
        Outcomes.unwinding(instance),
        !applied.contains(true));
  }

  /// A state that no snapshot can hold (functions nested without end) fails its instance.
  private static byte[] encode(Loop loop) {
    try {
      return SnapshotCodec.encode(loop.instance);
    } catch (Raised unfit) {
      giveUp(loop, unfit.error().type().name(), Repr.message(unfit.error()));
      return SnapshotCodec.encode(loop.instance);
    }
  }

  private static Optional<Long> nextWake(Instance instance) {
    return instance.timers.stream().map(Timer::due).min(Long::compare);
  }

  /// Why each task of an instance waits, oldest task first.
  public static List<Wait> waits(Program program, Snapshot snapshot) {
    return snapshot.isEmpty() ? List.of() : Waits.of(decode(program, snapshot));
  }

  /// The attempts and children that are out: what is asked again when another node takes over.
  public static List<Effect> outstanding(Program program, Snapshot snapshot) {
    var effects = new ArrayList<Effect>();
    if (!snapshot.isEmpty()) {
      for (var call : decode(program, snapshot).open.values()) {
        if (call.retryAt < 0) {
          effects.add(Calls.request(call));
        }
      }
    }
    return effects;
  }

  private static Instance decode(Program program, Snapshot snapshot) {
    return SnapshotCodec.decode(program, new ProgramClasses(program), snapshot.bytes());
  }
}
