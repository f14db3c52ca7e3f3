package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.corpus.Dialect;
import java.util.Optional;

/// Sources that stand in no file, compiled.
final class Compiled {
  private Compiled() {}

  static Compilation of(String source, Dialect dialect) {
    var path = dialect == Dialect.PYTHON ? "case.py" : "case.wm";
    return Compiler.compile(
        asked -> asked.equals(path) ? Optional.of(source) : Optional.empty(), path);
  }

  static String code(Compilation.Rejected rejected) {
    return rejected.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.code() + " " + d.message())
        .findFirst()
        .orElseThrow();
  }
}
