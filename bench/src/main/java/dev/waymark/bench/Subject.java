package dev.waymark.bench;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.machine.Machine;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A workflow that is measured, compiled, and the machine that runs it. `actions` is how many calls
/// one instance makes.
record Subject(String workflow, int actions, Program program, String hash, DebugTable debug)
    implements Machinery {
  static final String ACTION = "noop";
  static final Payload INPUT = Payload.of("{\"n\": 1}");

  private static final String HEAD =
      """
      action noop(n: int) -> int

      workflow measured(n: int) -> int:
      """;

  /// So many calls, each waiting for the one before.
  static Subject inARow(int actions) {
    return compiled(actions, "    n = await noop(n)\n".repeat(actions) + "    return n\n");
  }

  /// So many calls at once.
  static Subject fan(int actions) {
    return compiled(
        actions,
        "    parallel for i in range(%d):\n        await noop(i)\n    return n\n"
            .formatted(actions));
  }

  private static Subject compiled(int actions, String body) {
    var source = HEAD + body;
    return switch (Compiler.compile(_ -> Optional.of(source), "measured.wm")) {
      case Compilation.Compiled compiled -> {
        var workflow = compiled.workflows().getFirst();
        var program = workflow.program();
        yield new Subject(
            "measured", actions, program, ProgramJson.hash(program), workflow.debug());
      }
      case Compilation.Rejected rejected ->
          throw new IllegalStateException("measured.wm: " + rejected.diagnostics());
    };
  }

  String source() {
    return debug.digest();
  }

  Transaction.PutProgram deployment() {
    return new Transaction.PutProgram(
        hash,
        Payload.of(ProgramJson.write(program)),
        source(),
        Payload.of(ProgramJson.write(debug)));
  }

  Transaction.NewInstance instance(InstanceId id) {
    return new Transaction.NewInstance(
        id, id, workflow, Optional.empty(), hash, source(), INPUT, Optional.empty());
  }

  /// The fewest snapshots that an instance is committed with, from its first step to its last: all
  /// calls that are out settle together.
  List<byte[]> snapshots() {
    var all = new ArrayList<byte[]>();
    var step = Machine.step(program, Snapshot.EMPTY, new Stimulus(new Event.Begun(INPUT), 1, 1));
    all.add(step.snapshot().bytes());
    while (step.status() instanceof Step.Status.Waiting) {
      for (var call : outstanding(program, step.snapshot())) {
        var settled = settled(call.call().number());
        step = Machine.step(program, step.snapshot(), new Stimulus(settled, 1, 1));
      }
      all.add(step.snapshot().bytes());
    }
    return all;
  }

  /// The first attempt of a call has done nothing, successfully.
  static Event settled(long call) {
    return new Event.Settled(
        new CallId(call, ACTION), 1, new Event.Outcome.Succeeded(InstantWorkers.RESULT));
  }

  @Override
  public Optional<Program> read(Payload stored) {
    return Optional.of(program);
  }

  @Override
  public Optional<ProgramReference> current(String other) {
    return Optional.empty();
  }
}
