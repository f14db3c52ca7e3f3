package dev.waymark.sdk;

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
import java.util.Optional;

/// The machine as a node uses it; children run the programs of the catalog.
record CatalogMachinery(Catalog catalog) implements Machinery {
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
    return switch (ProgramJson.readProgram(program.bytes())) {
      case ProgramJson.Reading.Read<Program>(Program read) -> Optional.of(read);
      case ProgramJson.Reading.Rejected<Program> _ -> Optional.empty();
    };
  }

  @Override
  public Optional<ProgramReference> current(String workflow) {
    return catalog.find(workflow).map(entry -> new ProgramReference(entry.hash(), entry.source()));
  }
}
