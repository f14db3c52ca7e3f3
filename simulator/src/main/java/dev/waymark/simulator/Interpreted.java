package dev.waymark.simulator;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.machine.Machine;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The machine of production over programs that are at hand.
public final class Interpreted implements Machinery {
  private final TreeMap<String, ProgramReference> current;

  /// Every boot of every node reads its programs; the same bytes are the same program.
  private final TreeMap<String, Program> known = new TreeMap<>();

  /// @param current what each workflow runs today
  public Interpreted(Map<String, ProgramReference> current) {
    this.current = new TreeMap<>(current);
  }

  @Override
  public Step step(Program program, Snapshot snapshot, Stimulus stimulus) {
    return Machine.step(program, snapshot, stimulus);
  }

  @Override
  public List<Effect.Dispatch> outstanding(Program program, Snapshot snapshot) {
    return Machine.outstanding(program, snapshot).stream()
        .filter(Effect.Dispatch.class::isInstance)
        .map(Effect.Dispatch.class::cast)
        .toList();
  }

  @Override
  public List<Wait> waits(Program program, Snapshot snapshot) {
    return Machine.waits(program, snapshot);
  }

  @Override
  public Optional<Program> read(Payload program) {
    var json = program.json();
    if (!known.containsKey(json)) {
      parse(program).ifPresent(parsed -> known.put(json, parsed));
    }
    return Optional.ofNullable(known.get(json));
  }

  private static Optional<Program> parse(Payload program) {
    return switch (ProgramJson.readProgram(program.bytes())) {
      case ProgramJson.Reading.Read<Program>(var read) -> Optional.of(read);
      case ProgramJson.Reading.Rejected<Program> _ -> Optional.empty();
    };
  }

  @Override
  public Optional<ProgramReference> current(String workflow) {
    return Optional.ofNullable(current.get(workflow));
  }
}
