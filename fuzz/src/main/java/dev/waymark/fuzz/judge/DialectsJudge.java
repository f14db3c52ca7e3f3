package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.corpus.Dialect;
import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.ir.text.IrPrinter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Both dialects of one program are refused alike, or are the same program.
final class DialectsJudge implements Judge {
  /// What `.wm` has other words for, or none.
  private static final Set<Feature> WITHOUT =
      EnumSet.of(Feature.GATHER, Feature.TASK_GROUP, Feature.FIRST, Feature.MODULES);

  @Override
  public String name() {
    return "dialects";
  }

  @Override
  public String says() {
    return "a program in Python and in .wm has one hash";
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  @Override
  public Set<Feature> without() {
    return WITHOUT;
  }

  @Override
  public boolean calm() {
    return false;
  }

  @Override
  public Verdict judge(Core core, long seed) {
    if (!core.hasWm()) {
      return new Verdict.Vacuous("only Python can say it");
    }
    var python = Compiled.of(Printer.print(core, Dialect.PYTHON), Dialect.PYTHON);
    var wm = Compiled.of(Printer.print(core, Dialect.WM), Dialect.WM);
    if (python instanceof Compilation.Rejected one) {
      return wm instanceof Compilation.Rejected
          ? new Verdict.Refused(Compiled.code(one))
          : Verdict.different("refused in Python only", Compiled.code(one), "compiled");
    }
    if (wm instanceof Compilation.Rejected other) {
      var code = Compiled.code(other);
      return Verdict.different("refused in .wm only: " + code, "compiled", code);
    }
    return compare(program((Compilation.Compiled) python), program((Compilation.Compiled) wm));
  }

  private static Program program(Compilation.Compiled compiled) {
    return compiled.workflows().getFirst().program();
  }

  private static Verdict compare(Program python, Program wm) {
    if (ProgramJson.hash(python).equals(ProgramJson.hash(wm))) {
      return new Verdict.Equal(0);
    }
    // What Python declares bears the name of its module.
    var expected = IrPrinter.print(python).replaceAll("\"case[.:]", "\"");
    var actual = IrPrinter.print(wm);
    if (expected.equals(actual)) {
      return new Verdict.Equal(0);
    }
    return Verdict.different(Fingerprint.of(expected, actual), expected, actual);
  }

  @Override
  public void close() {}
}
