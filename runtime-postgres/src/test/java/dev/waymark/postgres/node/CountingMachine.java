package dev.waymark.postgres.node;

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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// A machine for tests of the driver: its one program calls `work` so many times in a row (the
/// input says how often) and is completed with that number. With an input below zero it waits for a
/// signal before each call. Its snapshot is two numbers: calls wanted, calls settled.
final class CountingMachine implements Machinery {
  static final String ACTION = "work";

  private static final Program PROGRAM =
      new Program(
          Program.LANGUAGE_VERSION,
          "counting",
          new Expression.Closure(0, List.of(), List.of()),
          Type.ANY,
          new Program.WorkflowPolicy(Policy.NONE, false),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private record Count(int wanted, int settled) {
    static Count of(Snapshot snapshot) {
      var in = ByteBuffer.wrap(snapshot.bytes());
      return new Count(in.getInt(), in.getInt());
    }

    Snapshot snapshot() {
      return Snapshot.of(ByteBuffer.allocate(8).putInt(wanted).putInt(settled).array());
    }

    boolean waitsForSignal() {
      return wanted < 0;
    }

    boolean done() {
      return settled >= Math.abs(wanted);
    }

    Effect.Dispatch call() {
      return new Effect.Dispatch(
          new CallId(settled + 1, ACTION),
          1,
          ACTION,
          Payload.of("{}"),
          -1,
          -1,
          Optional.empty(),
          Optional.empty());
    }
  }

  @Override
  public Fold fold(Program program, Snapshot snapshot, List<Stimulus> stimuli) {
    return Machinery.oneByOne(this, program, snapshot, stimuli);
  }

  @Override
  public Step step(Program program, Snapshot snapshot, Stimulus stimulus) {
    return switch (stimulus.event()) {
      case Event.Begun(var input) -> begin(new Count(Integer.parseInt(input.json().strip()), 0));
      case Event.Settled(var call, _, _) -> {
        var count = Count.of(snapshot);
        yield call.number() == count.settled() + 1
            ? begin(new Count(count.wanted(), count.settled() + 1))
            : same(snapshot, List.of(), true);
      }
      case Event.Signalled _ -> same(snapshot, List.of(Count.of(snapshot).call()), false);
      case Event.Due _, Event.CancelRequested _ -> same(snapshot, List.of(), true);
    };
  }

  private static Step begin(Count count) {
    if (count.done()) {
      return new Step(
          count.snapshot(),
          List.of(),
          new Step.Status.Completed(Payload.of(Integer.toString(count.settled()))),
          Optional.empty(),
          Optional.empty(),
          false);
    }
    return same(
        count.snapshot(), count.waitsForSignal() ? List.of() : List.of(count.call()), false);
  }

  private static Step same(Snapshot snapshot, List<Effect> effects, boolean ignored) {
    return new Step(
        snapshot, effects, new Step.Status.Waiting(), Optional.empty(), Optional.empty(), ignored);
  }

  @Override
  public List<Effect.Dispatch> outstanding(Program program, Snapshot snapshot) {
    var count = Count.of(snapshot);
    return count.waitsForSignal() || count.done() ? List.of() : List.of(count.call());
  }

  @Override
  public List<Wait> waits(Program program, Snapshot snapshot) {
    var count = Count.of(snapshot);
    var reason = count.waitsForSignal() ? Wait.Reason.SIGNAL : Wait.Reason.ACTION;
    return List.of(
        new Wait(reason, new Step.NodePlace(0, 0), "it", 0, Optional.empty(), Optional.empty(), 1));
  }

  @Override
  public Optional<Program> read(Payload program) {
    return Optional.of(PROGRAM);
  }

  @Override
  public Optional<ProgramReference> current(String workflow) {
    return Optional.empty();
  }
}
