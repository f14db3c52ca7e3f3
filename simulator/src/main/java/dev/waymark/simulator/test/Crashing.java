package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Disturbance;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.SimulationFailure;
import dev.waymark.simulator.World;
import dev.waymark.simulator.test.TestReport.Disturbed;
import dev.waymark.simulator.test.TestReport.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A test in a world of two runtime nodes: once as it is, then once for each disturbance. The
/// invariants of the world hold, and so does every expectation behind the start.
final class Crashing {
  /// More would take minutes; they come from what idle nodes do while an instance sleeps.
  static final int DISTURBANCES_MAX = 5_000;

  private final Compilation.Compiled compiled;
  private final TestPlan plan;
  private final Thinking thinking;
  private final Judging judging;
  private final TestPlan.Step.Start start;
  private final Worlds worlds;
  private Transaction.@Nullable NewInstance instance;
  private long micros;

  Crashing(Compilation.Compiled compiled, TestPlan plan, Machinery machinery, String path) {
    this.compiled = compiled;
    this.plan = plan;
    this.thinking = new Thinking(machinery);
    this.judging = new Judging(thinking, path);
    this.worlds = new Worlds(compiled);
    this.start =
        plan.steps().stream()
            .filter(TestPlan.Step.Start.class::isInstance)
            .map(TestPlan.Step.Start.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(plan.title() + " starts nothing"));
  }

  /// One world that was run to its end, or until it broke.
  private record Lived(Optional<World.Report> report, Witness witness, List<String> broken) {}

  /// @param before how much virtual time the test has taken without a world
  TestReport everything(long before) {
    micros = before;
    var benign = live(Choices.benign(), worlds.machinery());
    if (benign.report().isEmpty() || !benign.broken().isEmpty()) {
      return undisturbed(benign);
    }
    var chosen = Exhaust.singles(benign.report().get()).stream().filter(this::chosen).toList();
    if (chosen.isEmpty()) {
      return failed(List.of("`crash` disturbs nothing: the action is never called"), List.of());
    }
    if (chosen.size() > DISTURBANCES_MAX) {
      return failed(tooMany(chosen.size(), benign.report().get().micros()), List.of());
    }
    var points = (int) chosen.stream().map(Exhaust.Single::point).distinct().count();
    var run = 0;
    for (var single : chosen) {
      run++;
      if (!live(single.choices(), worlds.machinery()).broken().isEmpty()) {
        var found = "disturbance %d of %d".formatted(run, chosen.size());
        return broken(single, found, new Disturbed(points, run, Optional.of(single.toString())));
      }
    }
    return report(new Verdict.Passed(), List.of(), new Disturbed(points, run, Optional.empty()));
  }

  static List<String> tooMany(int disturbances, long micros) {
    return List.of(
        "%d disturbances, more than %d: the run takes %s of virtual time, in which nodes beat"
            .formatted(disturbances, DISTURBANCES_MAX, Shown.duration(micros / 1_000 * 1_000)),
        "and look for work; let it sleep less in this test, or say `crash before NAME`");
  }

  /// @param named as `again:` prints it
  TestReport one(String named) {
    var benign = live(Choices.benign(), worlds.machinery());
    if (benign.report().isEmpty() || !benign.broken().isEmpty()) {
      return undisturbed(benign);
    }
    for (var single : Exhaust.singles(benign.report().get())) {
      if (single.toString().equals(named)) {
        if (live(single.choices(), worlds.machinery()).broken().isEmpty()) {
          return report(new Verdict.Passed(), List.of(), new Disturbed(1, 1, Optional.empty()));
        }
        return broken(single, "replayed", new Disturbed(1, 1, Optional.of(named)));
      }
    }
    return failed(
        List.of(
            "the disturbance `" + named + "` is stale:",
            "the test has no such point any more, or the point no such disturbance"),
        List.of());
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
    return failed(lines, List.of());
  }

  /// Runs it again to see where in the source it went wrong.
  private TestReport broken(Exhaust.Single single, String found, Disturbed disturbed) {
    var places = new Places(worlds.machinery(), compiled);
    var lived = live(single.choices(), places);
    var lines = new ArrayList<>(lived.broken());
    lines.addAll(List.of("", found + ": " + single.words()));
    var timeLine = List.<TimeLine.Entry>of();
    if (lived.report().isPresent()) {
      var aftermath =
          new Aftermath(compiled, lived.report().get(), lived.witness(), places, single);
      aftermath.line().ifPresent(lines::add);
      timeLine = aftermath.timeLine();
    }
    return report(new Verdict.Failed(lines), timeLine, disturbed);
  }

  private TestReport failed(List<String> lines, List<TimeLine.Entry> timeLine) {
    return new TestReport(
        plan.title(), plan.place(), new Verdict.Failed(lines), micros, timeLine, Optional.empty());
  }

  private TestReport report(Verdict verdict, List<TimeLine.Entry> timeLine, Disturbed disturbed) {
    return new TestReport(
        plan.title(), plan.place(), verdict, micros, timeLine, Optional.of(disturbed));
  }

  private Lived live(Choices choices, Machinery over) {
    var witness = new Witness(compiled, new Answering(plan.stubs(), thinking));
    try {
      var report = World.run(setup(over, witness), choices);
      micros += report.micros();
      return new Lived(Optional.of(report), witness, judge(report, witness));
    } catch (TestBroken broken) {
      return new Lived(Optional.empty(), witness, broken.lines());
    } catch (SimulationFailure failure) {
      var message = String.valueOf(failure.getMessage());
      return new Lived(Optional.empty(), witness, message.lines().toList());
    }
  }

  private List<String> judge(World.Report report, Witness witness) {
    var views = new LinkedHashMap<String, String>();
    var row = report.store().tables().instance(Worlds.ROOT);
    var name = start.as();
    if (name != null && row.isPresent()) {
      views.put(name, Inhabitant.view(Worlds.status(row.get())));
    }
    var now = World.EPOCH + report.micros();
    var scene = new Judging.Scene(views, witness.calls(), now, List.of());
    var steps = plan.steps();
    for (var step : steps.subList(steps.indexOf(start), steps.size())) {
      if (step instanceof TestPlan.Step.Expect expect) {
        var broken = judging.expect(expect, scene);
        if (!broken.isEmpty()) {
          return broken;
        }
      }
    }
    return List.of();
  }

  private World.Setup setup(Machinery over, Witness witness) {
    var known = instance == null ? instance = instance(witness) : instance;
    return worlds.setup(over, witness, known);
  }

  private Transaction.NewInstance instance(Witness witness) {
    var nothing = new Judging.Scene(new TreeMap<>(), witness.calls(), World.EPOCH, List.of());
    var key = start.key().map(thunk -> Shown.text(judging.value(thunk, nothing)));
    return worlds.instance(start.workflow(), key, judging.value(start.input(), nothing));
  }
}
