package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.corpus.CPython;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.Pythons;
import dev.waymark.corpus.RunCase;
import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.ir.Program;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the compiler accepts comes to what CPython 3.12 makes of it: the same result or error, the
/// same calls with the same arguments in the same order, the same log.
final class PythonJudge implements Judge {

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
  public Set<Feature> without() {
    return WITHOUT;
  }

  @Override
  public boolean calm() {
    return false;
  }

  @Override
  public Verdict judge(Core core, long seed) {
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
      return Verdict.broken(broken, expected.get().expected().text());
    }
  }

  private static Outcome ours(RunCase run, Program program) {
    return Life.of(program, Life.inTurn(run.script()), Life.UNWATCHED);
  }

  /// A stated difference: our `MemoryError` names the limit, CPython's has no arguments.
  private static final Pattern LIMIT_NAMED =
      Pattern.compile("(\"MemoryError\", )\\(\"[^\"]* is larger than the limit of \\d+\",\\)");

  private static Verdict compare(Outcome expected, Outcome actual) {
    var wanted = expected.expected().text();
    var found = LIMIT_NAMED.matcher(actual.expected().text()).replaceAll("$1()");
    if (wanted.equals(found)) {
      return new Verdict.Equal(0);
    }
    if (wanted.contains(" cannot leave the workflow")) {
      return new Verdict.Vacuous("what it gives cannot leave the workflow");
    }
    if (actual instanceof Outcome.Failed(Datum.Named(var name, _, _), _, _)
        && (name.equals("StepBudgetExceeded") || name.equals("MemoryError"))) {
      return new Verdict.Vacuous(name);
    }
    return Verdict.different(Fingerprint.of(wanted, found), wanted, found);
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
