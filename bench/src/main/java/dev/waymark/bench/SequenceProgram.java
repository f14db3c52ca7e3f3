package dev.waymark.bench;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.machine.Machine;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The workflow of `seq10`, compiled, and the machine that runs it.
final class SequenceProgram implements Machinery {
  static final String ACTION = "noop";
  static final String WORKFLOW = "seq10";
  static final int ACTIONS = 10;
  static final Payload INPUT = Payload.of("{\"n\": 1}");

  private static final String SOURCE =
      """
      action noop(n: int) -> int

      workflow seq10(n: int) -> int:
      """
          + "    n = await noop(n)\n".repeat(ACTIONS)
          + "    return n\n";

  private final Program program;
  private final DebugTable debug;

  SequenceProgram() {
    switch (Compiler.compile(path -> Optional.of(SOURCE), "seq10.wm")) {
      case Compilation.Compiled compiled -> {
        program = compiled.workflows().getFirst().program();
        debug = compiled.workflows().getFirst().debug();
      }
      case Compilation.Rejected rejected ->
          throw new IllegalStateException("seq10.wm: " + rejected.diagnostics());
    }
  }

  String hash() {
    return ProgramJson.hash(program);
  }

  String source() {
    return debug.digest();
  }

  void deploy(Store store) {
    ClaimContest.done(
        store,
        new Transaction.PutProgram(
            hash(),
            Payload.of(ProgramJson.write(program)),
            source(),
            Payload.of(ProgramJson.write(debug))));
  }

  /// The snapshots that an instance is committed with, from its first step to its last.
  List<byte[]> snapshots() {
    var all = new ArrayList<byte[]>();
    Event event = new Event.Begun(INPUT);
    var snapshot = Snapshot.EMPTY;
    for (int step = 0; step <= ACTIONS; step++) {
      snapshot = Machine.step(program, snapshot, new Stimulus(event, 1, 1)).snapshot();
      all.add(snapshot.bytes());
      var calls = outstanding(program, snapshot);
      if (!calls.isEmpty()) {
        var call = calls.getFirst();
        event =
            new Event.Settled(
                call.call(), call.attempt(), new Event.Outcome.Succeeded(InstantWorkers.RESULT));
      }
    }
    return all;
  }

  @Override
  public Step step(Program running, Snapshot snapshot, Stimulus stimulus) {
    return Machine.step(running, snapshot, stimulus);
  }

  @Override
  public List<Effect.Dispatch> outstanding(Program running, Snapshot snapshot) {
    return Machine.outstanding(running, snapshot).stream()
        .filter(Effect.Dispatch.class::isInstance)
        .map(Effect.Dispatch.class::cast)
        .toList();
  }

  @Override
  public List<Wait> waits(Program running, Snapshot snapshot) {
    return Machine.waits(running, snapshot);
  }

  @Override
  public Optional<Program> read(Payload stored) {
    return Optional.of(program);
  }

  @Override
  public Optional<ProgramReference> current(String workflow) {
    return Optional.empty();
  }
}
