package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.Step;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Disturbance;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.SimulationFailure;
import dev.waymark.simulator.World;
import dev.waymark.simulator.test.TestReport.Extent;
import dev.waymark.simulator.test.TestReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A test in a world of two runtime nodes: once as it is, then once for each disturbance. The
/// invariants of the world hold, and so does every expectation behind the start.
final class Crashing {
  /// More would take many minutes.
  static final int DISTURBANCES_MAX = 100_000;

  private final Compilation.Compiled compiled;
  private final TestPlan plan;
  private final Life life;
  private final Judging judging;
  private final TestPlan.Step.Start start;
  private final Worlds worlds;
  private Transaction.@Nullable NewInstance instance;
  private long micros;

  Crashing(Life life) {
    this.compiled = life.compiled();
    this.plan = life.plan();
    this.life = life;
    this.judging = life.judging();
    this.worlds = new Worlds(compiled);
    this.start =
        plan.steps().stream()
            .filter(TestPlan.Step.Start.class::isInstance)
            .map(TestPlan.Step.Start.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(plan.title() + " starts nothing"));
  }

  /// One world that was run to its end, or until it broke.
  ///
  /// @param trace what is known of one that broke an invariant
  private record Lived(
      Optional<World.Report> report, Witness witness, List<String> broken, List<String> trace) {}

  /// @param before how much virtual time the test has taken without a world
  TestReport everything(long before) {
    micros = before;
    var benign = live(Choices.benign(), looking());
    if (benign.report().isEmpty() || !benign.broken().isEmpty()) {
      return undisturbed(benign);
    }
    var chosen = Exhaust.singles(benign.report().get()).stream().filter(this::chosen).toList();
    if (chosen.size() > DISTURBANCES_MAX) {
      return failed(tooMany(chosen.size(), benign.report().get().micros()));
    }
    var points = (int) chosen.stream().map(Exhaust.Single::point).distinct().count();
    var run = 0;
    for (var single : chosen) {
      run++;
      life.subject().footprints().ifPresent(all -> disturbed(all, single));
      if (!live(single.choices(), looking()).broken().isEmpty()) {
        var found = "disturbance %d of %d".formatted(run, chosen.size());
        return broken(single, found, new Extent(0, points, run));
      }
    }
    return passed(new Extent(0, points, run));
  }

  private Machinery looking() {
    return life.subject().looking(worlds.machinery());
  }

  private void disturbed(Footprints footprints, Exhaust.Single single) {
    footprints.disturbed(start.workflow(), single.point().what());
  }

  static List<String> tooMany(int disturbances, long micros) {
    return List.of(
        "%d disturbances, more than %d: the run takes %s of virtual time"
            .formatted(disturbances, DISTURBANCES_MAX, Shown.duration(micros / 1_000 * 1_000)),
        "let it do less in this test, or say `crash before NAME`");
  }

  /// @param named as `again:` prints it
  /// @param word what to call it
  TestReport one(String named, String word) {
    var benign = live(Choices.benign(), looking());
    if (benign.report().isEmpty() || !benign.broken().isEmpty()) {
      return undisturbed(benign);
    }
    for (var single : Exhaust.singles(benign.report().get())) {
      if (single.toString().equals(named)) {
        if (live(single.choices(), looking()).broken().isEmpty()) {
          return passed(new Extent(0, 1, 1));
        }
        return broken(single, word, new Extent(0, 1, 1));
      }
    }
    return failed(
        List.of(
            "the disturbance `" + named + "` is stale:",
            "the test has no such point any more, or the point no such disturbance"));
  }

  /// All that applies to the undisturbed run; why there is none where that is broken already.
  List<Exhaust.Single> singles() {
    var benign = live(Choices.benign(), looking());
    if (benign.report().isEmpty() || !benign.broken().isEmpty()) {
      throw new TestBroken(benign.broken());
    }
    return Exhaust.singles(benign.report().get());
  }

  /// What a drawn world has chosen, and how it broke.
  record Drawn(Map<String, Integer> tape, List<String> broken) {
    boolean alike(Drawn other) {
      return !broken.isEmpty()
          && !other.broken.isEmpty()
          && broken.getFirst().equals(other.broken.getFirst());
    }
  }

  Drawn drawn(Choices choices) {
    var broken = live(choices, looking()).broken();
    return new Drawn(choices.tape(), broken);
  }

  /// Under the disturbances of a tape, told.
  TestReport under(Map<String, Integer> tape, String word) {
    var places = new Places(worlds.machinery(), compiled);
    var lived = live(Choices.replay(tape), places, true);
    var extent = new Extent(0, tape.size(), tape.size());
    if (lived.broken().isEmpty()) {
      return passed(extent);
    }
    var singles = Exhaust.named(tape);
    var lines = new ArrayList<>(lived.broken());
    lines.addAll(List.of("", word + ":"));
    singles.forEach(single -> lines.add("  " + single.words()));
    var told = told(lived, places, lines, singles);
    return told.saying(told.verdict(), Optional.empty()).of(extent);
  }

  private boolean chosen(Exhaust.Single single) {
    return plan.crashes().stream()
        .anyMatch(crash ->
            switch (crash) {
              case TestPlan.Crash.Everywhere _ -> true;
              case TestPlan.Crash.Before(var action, _) ->
                  dies(single, Disturbance.Point.DISPATCH, action);
              case TestPlan.Crash.After(var action, _) ->
                  dies(single, Disturbance.Point.REPORT, action);
            });
  }

  private static boolean dies(Exhaust.Single single, Disturbance.Point point, String action) {
    return single.kind() == Disturbance.CRASH
        && single.point().point() == point
        && single.point().what().startsWith(action + "#");
  }

  private TestReport undisturbed(Lived benign) {
    var lines = new ArrayList<>(benign.broken());
    lines.addAll(List.of("", "on runtime nodes, with no disturbance at all"));
    return failed(lines);
  }

  /// Runs it again to see where in the source it went wrong.
  private TestReport broken(Exhaust.Single single, String found, Extent extent) {
    var places = new Places(worlds.machinery(), compiled);
    var lived = live(single.choices(), places, true);
    var lines = new ArrayList<>(lived.broken());
    lines.addAll(List.of("", found + ": " + single.words()));
    var told = told(lived, places, lines, List.of(single));
    return told.under(told.trace(), extent, single.toString());
  }

  private TestReport told(
      Lived lived, Places places, List<String> lines, List<Exhaust.Single> singles) {
    var timeLine = List.<TimeLine.Entry>of();
    var trace = lived.trace();
    if (lived.report().isPresent()) {
      var report = lived.report().get();
      var told = new Aftermath(compiled, report, lived.witness(), places, met(report, singles));
      told.line().ifPresent(lines::add);
      timeLine = told.timeLine();
      trace = report.trace().lines();
    }
    return TestReport.of(plan, new Verdict.Failed(lines), micros, timeLine)
        .under(trace, Extent.PLAIN, "");
  }

  /// With the times at which they were met.
  private static List<Exhaust.Single> met(World.Report report, List<Exhaust.Single> singles) {
    return singles.stream()
        .map(single ->
            report.points().stream()
                .filter(point -> point.key().equals(single.point().key()))
                .findFirst()
                .map(point -> new Exhaust.Single(point, single.kind()))
                .orElse(single))
        .toList();
  }

  private TestReport passed(Extent extent) {
    return TestReport.of(plan, new Verdict.Passed(), micros, List.of()).of(extent);
  }

  private TestReport failed(List<String> lines) {
    return TestReport.of(plan, new Verdict.Failed(lines), micros, List.of());
  }

  private Lived live(Choices choices, Machinery over) {
    return live(choices, over, false);
  }

  private Lived live(Choices choices, Machinery over, boolean told) {
    var seen = new Watched();
    var witness = new Witness(compiled, life.answering(), seen);
    try {
      var setup = setup(over, witness);
      var report = told ? World.told(setup, choices) : World.run(setup, choices);
      micros += report.micros();
      var broken = seen.broken.isEmpty() ? judge(report, witness) : seen.broken;
      return new Lived(Optional.of(report), witness, broken, List.of());
    } catch (TestBroken broken) {
      return new Lived(Optional.empty(), witness, broken.lines(), List.of());
    } catch (SimulationFailure failure) {
      var lines = String.valueOf(failure.getMessage()).lines().toList();
      return new Lived(Optional.empty(), witness, lines.subList(0, 1), lines);
    }
  }

  /// `always`, each time when the world has asked for something; the end has its own look.
  private final class Watched implements Consumer<Witness> {
    private List<String> broken = List.of();

    @Override
    public void accept(Witness witness) {
      if (broken.isEmpty()) {
        var running = scene(witness, new Step.Status.Waiting(), World.EPOCH);
        broken = watch(running, true);
      }
    }
  }

  private List<String> watch(Judging.Scene scene, boolean always) {
    return plan.watches().stream()
        .filter(watch -> watch.always() == always)
        .map(watch -> judging.watch(watch, scene))
        .filter(broken -> !broken.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Judging.Scene scene(Witness witness, Step.Status status, long now) {
    var views = life.drawing().given();
    var name = start.as();
    if (name != null) {
      views.put(name, Inhabitant.view(status));
    }
    return new Judging.Scene(views, witness.calls(), now, List.of());
  }

  private List<String> judge(World.Report report, Witness witness) {
    var row = report.store().tables().instance(Worlds.ROOT);
    var status = row.map(Worlds::status).orElseGet(Step.Status.Waiting::new);
    var scene = scene(witness, status, World.EPOCH + report.micros());
    var always = watch(scene, true);
    if (!always.isEmpty()) {
      return always;
    }
    var steps = plan.steps();
    for (var step : steps.subList(steps.indexOf(start), steps.size())) {
      if (step instanceof TestPlan.Step.Expect expect) {
        var broken = judging.expect(expect, scene);
        if (!broken.isEmpty()) {
          return broken;
        }
      }
    }
    return watch(scene, false);
  }

  private World.Setup setup(Machinery over, Witness witness) {
    var known = instance == null ? instance = instance(witness) : instance;
    return worlds.setup(over, witness, known);
  }

  private Transaction.NewInstance instance(Witness witness) {
    var given = life.drawing().given();
    var nothing = new Judging.Scene(given, witness.calls(), World.EPOCH, List.of());
    var key = start.key().map(thunk -> Shown.text(judging.value(thunk, nothing)));
    return worlds.instance(start.workflow(), key, judging.value(start.input(), nothing));
  }
}
