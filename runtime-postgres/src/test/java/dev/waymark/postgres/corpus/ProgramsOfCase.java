package dev.waymark.postgres.corpus;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.machine.Machine;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The real machine, and what the workflows of the case at hand are called today.
public final class ProgramsOfCase implements Machinery {
  private final Map<String, ProgramReference> current = new ConcurrentHashMap<>();

  /// Stores every workflow of the file; later ones of the same name take its place.
  public void deploy(Compilation.Compiled compiled, Store store) {
    current.clear();
    for (var workflow : compiled.workflows()) {
      var hash = ProgramJson.hash(workflow.program());
      store.execute(
          new Transaction.PutProgram(
              hash,
              Payload.of(ProgramJson.write(workflow.program())),
              workflow.debug().digest(),
              Payload.of(ProgramJson.write(workflow.debug()))));
      current.put(
          workflow.program().workflow(), new ProgramReference(hash, workflow.debug().digest()));
    }
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
    return switch (ProgramJson.readProgram(program.bytes())) {
      case ProgramJson.Reading.Read<Program>(Program read) -> Optional.of(read);
      case ProgramJson.Reading.Rejected<Program> _ -> Optional.empty();
    };
  }

  @Override
  public Optional<ProgramReference> current(String workflow) {
    return Optional.ofNullable(current.get(workflow));
  }
}
