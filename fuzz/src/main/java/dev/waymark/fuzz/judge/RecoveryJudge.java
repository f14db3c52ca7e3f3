package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.RunCase;
import dev.waymark.corpus.StubScript;
import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.generate.Tape;
import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.SimulationFailure;
import dev.waymark.simulator.World;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Whatever is disturbed, an instance ends as in the undisturbed world, the outside world sees the
/// same calls but for repetitions, and the invariants of the simulator hold. The undisturbed world
/// in turn ends as the machine alone, which goes through bytes at every step.
final class RecoveryJudge implements Judge {
  private static final int SINGLES = 2;
  private static final int SWARMS = 1;

  /// Where time, or who ends first, may change the outcome.
  private static final Set<Feature> WITHOUT =
      EnumSet.of(Feature.FIRST, Feature.TIMEOUT, Feature.DEADLINE, Feature.TASK);

  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public String says() {
    return "a disturbed instance ends, and acts on the outside world, as an undisturbed one";
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
    return true;
  }

  @Override
  public Verdict judge(Core core, long seed) {
    var source = Printer.print(core, Dialect.PYTHON);
    return switch (Compiled.of(source, Dialect.PYTHON)) {
      case Compilation.Rejected rejected -> new Verdict.Refused(Compiled.code(rejected));
      case Compilation.Compiled compiled -> {
        Supplier<StubScript> scripts =
            () -> RunCase.of("generated.py", source, Dialect.PYTHON).script();
        try {
          yield judge(compiled.workflows().getFirst(), scripts, seed);
        } catch (SimulationFailure failure) {
          yield different(failure);
        } catch (RuntimeException | StackOverflowError broken) {
          yield Verdict.broken(broken, "an end");
        }
      }
    };
  }

  private static Verdict judge(
      Compilation.Workflow workflow, Supplier<StubScript> scripts, long seed) {
    String alone;
    try {
      var answers = Life.perCall(scripts);
      alone = Inhabited.text(Life.of(workflow.program(), answers, Life.UNWATCHED));
    } catch (Life.LimitMet met) {
      return new Verdict.Vacuous("too many steps");
    }
    var benign = World.run(Inhabited.world(workflow, scripts), Choices.benign());
    var undisturbed = Inhabited.text(benign);
    if (!undisturbed.equals(alone)) {
      return Verdict.different(
          "a world differs from the machine alone: " + Fingerprint.of(alone, undisturbed),
          alone,
          undisturbed);
    }
    var tape = Tape.seeded(~seed);
    int tried = 0;
    var singles = Exhaust.singles(benign);
    for (int i = 0; i < SINGLES && !singles.isEmpty(); i++) {
      var single = singles.get(tape.below(singles.size()));
      Exhaust.sameOutcomes(benign, World.run(Inhabited.world(workflow, scripts), single.choices()));
      tried++;
    }
    for (int i = 0; i < SWARMS; i++) {
      var choices = Choices.random(seed * SWARMS + i, 1 + tape.below(20));
      var disturbed = World.run(Inhabited.world(workflow, scripts), choices);
      Exhaust.sameOutcomes(benign, disturbed);
      tried += disturbed.tape().size();
    }
    return new Verdict.Equal(tried);
  }

  private static Verdict different(SimulationFailure failure) {
    var files = new LinkedHashMap<String, String>();
    files.put("actual", String.valueOf(failure.getMessage()));
    files.put("disturbances", failure.tape().toString());
    return new Verdict.Different(failure.invariant(), files);
  }

  @Override
  public void close() {}
}
