package dev.waymark.engine.kernel;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Fold;
import dev.waymark.engine.Limits;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.machine.Machine;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pure machine as the kernel sees it, and which programs workflows run today. What is not
/// overridden is the machine of production; tests of the kernel put a scripted one here.
public interface Machinery {
  default Step step(Program program, Snapshot snapshot, Stimulus stimulus) {
    return Machine.step(program, snapshot, stimulus);
  }

  /// Several steps, at least one. Who overrides [#step] overrides this with [#oneByOne].
  default Fold fold(Program program, Snapshot snapshot, List<Stimulus> stimuli) {
    return Machine.fold(program, snapshot, stimuli, Limits.DEFAULT);
  }

  /// The same with a snapshot for each, by the machinery's own step.
  static Fold oneByOne(
      Machinery machinery, Program program, Snapshot snapshot, List<Stimulus> stimuli) {
    var applied = new ArrayList<Boolean>();
    var effects = new ArrayList<Effect>();
    var step = machinery.step(program, snapshot, stimuli.getFirst());
    while (true) {
      applied.add(!step.ignored());
      effects.addAll(step.effects());
      if (applied.size() == stimuli.size() || !(step.status() instanceof Step.Status.Waiting)) {
        return new Fold(
            applied,
            new Step(
                step.snapshot(),
                effects,
                step.status(),
                step.nextWakeMicros(),
                step.unwinding(),
                !applied.contains(true)));
      }
      step = machinery.step(program, step.snapshot(), stimuli.get(applied.size()));
    }
  }

  /// The attempts that the snapshot waits for: what has to be delivered again after a take-over.
  default List<Effect.Dispatch> outstanding(Program program, Snapshot snapshot) {
    return Machine.outstanding(program, snapshot).stream()
        .filter(Effect.Dispatch.class::isInstance)
        .map(Effect.Dispatch.class::cast)
        .toList();
  }

  default List<Wait> waits(Program program, Snapshot snapshot) {
    return Machine.waits(program, snapshot);
  }

  /// A stored program; empty when these bytes are none.
  default Optional<Program> read(Payload program) {
    return switch (ProgramJson.readProgram(program.bytes())) {
      case ProgramJson.Reading.Read<Program>(Program read) -> Optional.of(read);
      case ProgramJson.Reading.Rejected<Program> _ -> Optional.empty();
    };
  }

  /// What a workflow that is started as a child runs today.
  Optional<ProgramReference> current(String workflow);

  record ProgramReference(String program, String source) {}
}
