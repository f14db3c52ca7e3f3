package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.simulator.Interpreted;
import dev.waymark.simulator.Stubs;
import dev.waymark.simulator.World;
import dev.waymark.simulator.store.Mutant;
import dev.waymark.simulator.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The worlds of one test: two runtime nodes and one instance. What is the same in all of them is
/// made once.
public final class Worlds {
  static final InstanceId ROOT = InstanceId.of(1_700_000_000_000L, 1, 1);
  private static final int NODES = 2;

  private final Compilation.Compiled compiled;
  private final Machinery machinery;
  private final List<Transaction<?>> stored = new ArrayList<>();

  public Worlds(Compilation.Compiled compiled) {
    this.compiled = compiled;
    var current = new TreeMap<String, Machinery.ProgramReference>();
    for (var workflow : compiled.workflows()) {
      var program = workflow.program();
      var source = workflow.debug().digest();
      var hash = ProgramJson.hash(program);
      current.put(program.workflow(), new Machinery.ProgramReference(hash, source));
      stored.add(
          new Transaction.PutProgram(
              hash,
              Payload.of(ProgramJson.write(program)),
              source,
              Payload.of(ProgramJson.write(workflow.debug()))));
    }
    this.machinery = new Interpreted(current);
  }

  Compilation.Compiled compiled() {
    return compiled;
  }

  Machinery machinery() {
    return machinery;
  }

  Transaction.NewInstance instance(String workflow, Optional<String> key, Payload input) {
    var program =
        machinery
            .current(workflow)
            .orElseThrow(
                () -> new TestBroken(List.of("workflow `" + workflow + "` is not compiled here")));
    return new Transaction.NewInstance(
        ROOT,
        ROOT,
        workflow,
        key.or(() -> Optional.of("test")),
        program.program(),
        program.source(),
        input,
        Optional.empty());
  }

  /// @param over the machine of these worlds, or one that looks on
  World.Setup setup(Machinery over, Stubs stubs, Transaction.NewInstance instance) {
    return new World.Setup(
        NODES, Settings.DEFAULT, over, stubs, Mutant.NONE, stored, List.of(instance));
  }

  /// As the machine said it when it committed.
  static Step.Status status(Tables.InstanceState row) {
    var details = row.outcome.map(outcome -> outcome.details()).orElse(Payload.of("null"));
    return switch (row.status) {
      case COMPLETED -> new Step.Status.Completed(details);
      case FAILED -> new Step.Status.Failed(details, new Step.NodePlace(0, 0));
      case CANCELLED -> new Step.Status.Cancelled(Shown.text(details));
      case QUEUED, RUNNING, WAITING, PAUSED -> new Step.Status.Waiting();
    };
  }
}
