package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Fold;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Program;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The machine of a world, which notes on its way where in the source each call stands.
final class Places implements Machinery {
  private final Machinery inner;
  private final Compilation.Compiled compiled;
  private final TreeMap<String, DebugTable.Place> calls = new TreeMap<>();

  Places(Machinery inner, Compilation.Compiled compiled) {
    this.inner = inner;
    this.compiled = compiled;
  }

  /// Where the call of this workflow is awaited.
  Optional<DebugTable.Place> of(String workflow, String call) {
    return Optional.ofNullable(calls.get(workflow + " " + call));
  }

  @Override
  public Fold fold(Program program, Snapshot snapshot, List<Stimulus> stimuli) {
    return Machinery.oneByOne(this, program, snapshot, stimuli);
  }

  @Override
  public Step step(Program program, Snapshot snapshot, Stimulus stimulus) {
    var step = inner.step(program, snapshot, stimulus);
    if (step.status() instanceof Step.Status.Waiting) {
      note(program, step.snapshot());
    }
    return step;
  }

  private void note(Program program, Snapshot snapshot) {
    var workflow = compiled.workflow(program.workflow());
    for (var wait : inner.waits(program, snapshot)) {
      if (wait.call().isPresent() && workflow.isPresent()) {
        calls.putIfAbsent(
            program.workflow() + " " + wait.call().get(),
            workflow.get().debug().place(wait.place().function(), wait.place().node()));
      }
    }
  }

  @Override
  public List<Effect.Dispatch> outstanding(Program program, Snapshot snapshot) {
    return inner.outstanding(program, snapshot);
  }

  @Override
  public List<Wait> waits(Program program, Snapshot snapshot) {
    return inner.waits(program, snapshot);
  }

  @Override
  public Optional<Program> read(Payload program) {
    return inner.read(program);
  }

  @Override
  public Optional<ProgramReference> current(String workflow) {
    return inner.current(workflow);
  }
}
