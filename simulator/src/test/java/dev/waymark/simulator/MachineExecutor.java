package dev.waymark.simulator;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.corpus.Border;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.Executor;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.RunCase;
import dev.waymark.engine.Payload;
import dev.waymark.ir.Program;
import java.util.Optional;

/// Compiles a case and steps the machine through it, in both dialects.
final class MachineExecutor implements Executor {

  @Override
  public boolean takes(RunCase run) {
    return true;
  }

  @Override
  public Optional<String> hindrance(RunCase run) {
    return Optional.empty();
  }

  @Override
  public boolean compiles() {
    return true;
  }

  /// Where CPython cannot speak, `.wm` cases are written by the machine and read by a human.
  @Override
  public boolean isReferenceFor(RunCase run) {
    return run.golden().dialect() == Dialect.WM && !run.golden().hasTwin();
  }

  @Override
  public Outcome execute(RunCase run) {
    return switch (compile(run)) {
      case Compilation.Rejected rejected -> refused(rejected);
      case Compilation.Compiled compiled ->
          new MachineWorld(name -> program(compiled, name), run.script())
              .outcome(run.workflow(), Payload.of(Border.write(Datum.dict(run.input()))));
    };
  }

  private static Program program(Compilation.Compiled compiled, String workflow) {
    return compiled
        .workflow(workflow)
        .orElseThrow(() -> new AssertionError("no workflow " + workflow))
        .program();
  }

  static Outcome refused(Compilation.Rejected rejected) {
    return new Outcome.Refused(
        rejected.diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(diagnostic -> diagnostic.code().toString())
            .toList());
  }

  static Compilation compile(RunCase run) {
    var golden = run.golden();
    var path = golden.dialect() == Dialect.PYTHON ? "case.py" : "case.wm";
    return Compiler.compile(
        asked -> asked.equals(path) ? Optional.of(golden.source()) : Optional.empty(), path);
  }

  @Override
  public void close() {}
}
