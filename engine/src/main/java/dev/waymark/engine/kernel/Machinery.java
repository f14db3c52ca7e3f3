package dev.waymark.engine.kernel;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.ir.Program;
import java.util.List;
import java.util.Optional;

/// The pure machine as the kernel sees it; tests put a scripted one here.
public interface Machinery {
  Step step(Program program, Snapshot snapshot, Stimulus stimulus);

  /// The attempts that the snapshot waits for: what has to be delivered again after a take-over.
  List<Effect.Dispatch> outstanding(Program program, Snapshot snapshot);

  List<Wait> waits(Program program, Snapshot snapshot);

  /// A stored program; empty when these bytes are none.
  Optional<Program> read(Payload program);

  /// What a workflow that is started as a child runs today.
  Optional<ProgramReference> current(String workflow);

  record ProgramReference(String program, String source) {}
}
