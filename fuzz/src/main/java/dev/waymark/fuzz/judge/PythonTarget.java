package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.corpus.CPython;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.Pythons;
import dev.waymark.corpus.RunCase;
import dev.waymark.engine.Snapshot;
import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.generate.Generator;
import dev.waymark.fuzz.generate.Tape;
import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.fuzz.program.Shrinker;
import dev.waymark.ir.Program;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the compiler accepts comes to what CPython 3.12 makes of it: the same result or error, the
/// same calls with the same arguments in the same order, the same log.
public final class PythonTarget implements Target {
  private static final int SHRINK_BUDGET = 600;

  /// `map` is ours: CPython has no say in when its branches begin.
  private static final Set<Feature> WITHOUT = EnumSet.of(Feature.MAP);

  private @Nullable Oracle oracle;

  @Override
  public String name() {
    return "python";
  }

  @Override
  public String says() {
    return "the engine comes to what CPython 3.12 makes of the same program";
  }

  @Override
  public Optional<String> hindrance() {
    var python = Pythons.find();
    if (python.isEmpty()) {
      return Optional.of("no CPython was found: looked in " + Pythons.LOOKED_IN);
    }
    return python.get().is312()
        ? Optional.empty()
        : Optional.of("CPython 3.12 is wanted, and here is " + python.get().version());
  }

  @Override
  public Trial trial(long seed) {
    var generated = Generator.generate(Tape.seeded(seed), WITHOUT);
    return switch (compare(generated.core())) {
      case Verdict.Equal _ -> new Trial.Agreed(generated.features(), 0);
      case Verdict.Refused(var code) -> new Trial.Refused(code);
      case Verdict.Vacuous(var why) -> new Trial.Vacuous(why);
      case Verdict.Different different ->
          new Trial.Disagreed(finding(seed, generated.core(), different));
    };
  }

  @Override
  public Finding shrink(Finding finding) {
    var small =
        Shrinker.shrink(
            (Core) finding.sample(),
            SHRINK_BUDGET,
            core ->
                compare(core) instanceof Verdict.Different different
                    && different.fingerprint().equals(finding.fingerprint()));
    return compare(small) instanceof Verdict.Different different
        ? finding(finding.seed(), small, different)
        : finding;
  }

  private static Finding finding(long seed, Core core, Verdict.Different different) {
    var files = new LinkedHashMap<String, String>();
    files.put("program.py", Printer.print(core, Dialect.PYTHON));
    files.put("expected", different.expected());
    files.put("actual", different.actual());
    return new Finding(seed, different.fingerprint(), files, core);
  }

  private sealed interface Verdict {
    record Equal() implements Verdict {}

    record Refused(String code) implements Verdict {}

    record Vacuous(String why) implements Verdict {}

    record Different(String fingerprint, String expected, String actual) implements Verdict {}
  }

  private Verdict compare(Core core) {
    var source = Printer.print(core, Dialect.PYTHON);
    return switch (Compiled.of(source, Dialect.PYTHON)) {
      case Compilation.Rejected rejected -> new Verdict.Refused(Compiled.code(rejected));
      case Compilation.Compiled(var workflows, _, _, _) ->
          compare(source, workflows.getFirst().program());
    };
  }

  private Verdict compare(String source, Program program) {
    var run = RunCase.of("generated.py", source, Dialect.PYTHON);
    var expected = ask(run);
    if (expected.isEmpty()) {
      return new Verdict.Vacuous("CPython takes too long");
    }
    try {
      return compare(expected.get(), ours(run, program));
    } catch (Life.LimitMet met) {
      return new Verdict.Vacuous("too many steps");
    } catch (RuntimeException | StackOverflowError broken) {
      var at = broken.getStackTrace().length == 0 ? "" : " at " + broken.getStackTrace()[0];
      return new Verdict.Different(
          "broken " + broken.getClass().getSimpleName() + at,
          expected.get().expected().text(),
          String.valueOf(broken));
    }
  }

  private static Outcome ours(RunCase run, Program program) {
    return Life.of(program, run.script(), snapshot -> Snapshot.of(snapshot.bytes()));
  }

  private static Verdict compare(Outcome expected, Outcome actual) {
    var wanted = expected.expected().text();
    var found = actual.expected().text();
    if (wanted.equals(found)) {
      return new Verdict.Equal();
    }
    if (actual instanceof Outcome.Failed(Datum.Named(var name, _, _), _, _)
        && (name.equals("StepBudgetExceeded") || name.equals("MemoryError"))) {
      return new Verdict.Vacuous(name);
    }
    return new Verdict.Different(Fingerprint.of(wanted, found), wanted, found);
  }

  private Optional<Outcome> ask(RunCase run) {
    var asked = oracle == null ? new Oracle(CPython.find()) : oracle;
    var answer = asked.ask(run);
    oracle = answer.isPresent() ? asked : null;
    return answer;
  }

  @Override
  public void close() {
    if (oracle != null) {
      oracle.close();
    }
  }
}
