package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.store.Mixing;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Exhaust;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The worlds of one `test` block: its points, drawn worlds with several disturbances, and one
/// world again by its tape. Equal arguments give equal worlds, in every process.
public final class TestWorlds {
  /// Of a thousand points of a drawn world, how many are disturbed: rare in one, often in another.
  private static final List<Integer> PER_MILLE = List.of(5, 20, 2, 10, 40);

  private final Compilation.Compiled compiled;
  private final TestPlan plan;
  private final Machinery machinery;
  private final String path;

  /// @param path of the test's file, as the user would type it
  public TestWorlds(
      Compilation.Compiled compiled, TestPlan plan, Machinery machinery, String path) {
    this.compiled = compiled;
    this.plan = plan;
    this.machinery = machinery;
    this.path = path;
  }

  /// Whether such a test can be lived in a world: it starts something, and does not interfere.
  public static boolean possible(TestPlan plan) {
    return plan.refusals().isEmpty()
        && plan.interferes().isEmpty()
        && plan.given().isEmpty()
        && plan.steps().stream().anyMatch(TestPlan.Step.Start.class::isInstance);
  }

  private Crashing crashing() {
    var drawing = new Drawing(compiled, plan.given(), Choices.benign());
    var subject =
        new Life.Subject(compiled, plan, machinery, path, new TreeSet<>(), Optional.empty());
    return new Crashing(new Life(subject, drawing));
  }

  /// Everything that can be disturbed in the undisturbed run.
  public List<Exhaust.Single> points() {
    return crashing().singles();
  }

  /// @param world which of the drawn ones broke, from 1
  /// @param disturbances that it had
  /// @param tape what is left of them
  public record Found(int world, int disturbances, Map<String, Integer> tape) {
    public Found {
      tape = new TreeMap<>(tape);
    }
  }

  /// The first drawn world that breaks the test, with the few disturbances that it takes.
  public Optional<Found> draw(long seed, int worlds) {
    var crashing = crashing();
    for (var i = 1; i <= worlds; i++) {
      var drawn = crashing.drawn(choices(Mixing.of(seed, i), i));
      if (!drawn.broken().isEmpty()) {
        var disturbances = Exhaust.named(drawn.tape()).size();
        return Optional.of(new Found(i, disturbances, shrunk(drawn.tape())));
      }
    }
    return Optional.empty();
  }

  /// Everything equally often in one world, mixtures and other orders in the next.
  private static Choices choices(long seed, int world) {
    return world % 2 == 0
        ? Choices.swarm(seed)
        : Choices.random(seed, PER_MILLE.get(world % PER_MILLE.size()));
  }

  /// The smallest tape that breaks the test in the same way; the same where it breaks nothing.
  public Map<String, Integer> shrunk(Map<String, Integer> tape) {
    var crashing = crashing();
    var found = crashing.drawn(Choices.replay(tape));
    if (found.broken().isEmpty()) {
      return tape;
    }
    return Shrinking.smallest(
        found.tape(), smaller -> crashing.drawn(Choices.replay(smaller)).alike(found));
  }

  /// The keys of a tape that the run does not meet any more.
  public List<String> stale(Map<String, Integer> tape) {
    var met = crashing().drawn(Choices.replay(tape)).tape();
    return tape.keySet().stream().filter(key -> !met.containsKey(key)).toList();
  }

  /// One world, told.
  public TestReport under(Map<String, Integer> tape, String word) {
    return crashing().under(tape, word);
  }

  /// A line that gives the same world in another process.
  public ReplayLine line(Map<String, Integer> tape) {
    return new ReplayLine(path, program(), plan.title(), tape);
  }

  /// The beginning of the hash of what it runs.
  public String program() {
    return plan.steps().stream()
        .filter(TestPlan.Step.Start.class::isInstance)
        .map(TestPlan.Step.Start.class::cast)
        .findFirst()
        .flatMap(start -> compiled.workflow(start.workflow()))
        .map(workflow -> ProgramJson.hash(workflow.program()).substring(0, 8))
        .orElse("");
  }
}
