package dev.waymark.postgres.corpus;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.json.ProgramJson;
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
  public Optional<ProgramReference> current(String workflow) {
    return Optional.ofNullable(current.get(workflow));
  }
}
