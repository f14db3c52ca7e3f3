package dev.waymark.simulator.test;

import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.simulator.test.TestReport.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One life of a test on the stage of virtual time, where nothing is disturbed.
final class Staged {
  private final TestPlan plan;
  private final TimeLine timeLine = new TimeLine();
  private final Stage stage;
  private final Judging judging;
  private final Drawing drawing;
  private final Map<String, Inhabitant> named = new LinkedHashMap<>();
  private final List<Inhabitant> ran = new ArrayList<>();

  Staged(Life life) {
    this.plan = life.plan();
    this.drawing = life.drawing();
    this.stage =
        new Stage(
            life.compiled(), life.answering(), life.subject().looking(life.machinery()), timeLine);
    this.judging = life.judging();
    if (plan.watches().stream().anyMatch(TestPlan.Watch::always)) {
      stage.watch(() -> watch(true));
    }
  }

  long now() {
    return stage.now();
  }

  List<TimeLine.Entry> timeLine() {
    return timeLine.entries();
  }

  Verdict verdict() {
    try {
      for (var step : plan.steps()) {
        var failed = carryOut(step);
        if (failed.isPresent()) {
          return failed.get();
        }
      }
      return atTheEnd();
    } catch (TestBroken broken) {
      var lines = new ArrayList<>(broken.lines());
      if (broken.endless()) {
        lines.addAll(whyWaiting());
      }
      return new Verdict.Failed(lines);
    }
  }

  private void watch(boolean always) {
    for (var watch : plan.watches()) {
      if (watch.always() == always) {
        var broken = judging.watch(watch, always ? moment() : scene());
        if (!broken.isEmpty()) {
          stage.breakOff();
          throw new TestBroken(broken);
        }
      }
    }
  }

  private Optional<Verdict> carryOut(TestPlan.Step step) {
    switch (step) {
      case TestPlan.Step.Start start -> start(start);
      case TestPlan.Step.Advance(var micros, _) -> stage.until(stage.now() + micros);
      case TestPlan.Step.Signal signal -> signal(signal);
      case TestPlan.Step.Expect expect -> {
        var broken = judging.expect(expect, scene());
        return broken.isEmpty() ? Optional.empty() : Optional.of(failed(broken));
      }
    }
    return Optional.empty();
  }

  private void start(TestPlan.Step.Start start) {
    var key = start.key().map(this::value).map(Shown::text).orElse(null);
    var begun = stage.start(start.workflow(), value(start.input()), key);
    name(start.as(), begun);
    if (start.toEnd()) {
      ran.add(begun);
    }
    stage.until(start.toEnd() ? Long.MAX_VALUE : stage.now());
  }

  private void name(@Nullable String as, Inhabitant begun) {
    if (as != null) {
      named.put(as, begun);
    }
  }

  private void signal(TestPlan.Step.Signal signal) {
    var to = named.get(signal.run());
    if (to == null) {
      throw new IllegalStateException(
          "the plan signals " + signal.run() + ", which is not started");
    }
    stage.signal(to, signal.signal(), value(signal.value()));
    stage.until(stage.now());
  }

  private Payload value(TestPlan.Thunk thunk) {
    return judging.value(thunk, scene());
  }

  private Judging.Scene scene() {
    var views = drawing.given();
    named.forEach((name, one) -> views.put(name, one.view()));
    return new Judging.Scene(views, stage.calls(), Stage.EPOCH + stage.now(), whyWaiting());
  }

  /// In the middle of it everybody waits, and that is no reason.
  private Judging.Scene moment() {
    var scene = scene();
    return new Judging.Scene(scene.views(), scene.calls(), scene.now(), List.of());
  }

  private List<String> whyWaiting() {
    var lines = new ArrayList<String>();
    for (var one : stage.instances()) {
      if (!one.ended()) {
        lines.addAll(Narration.why(stage.now(), one, stage.waits(one)));
      }
    }
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  /// What was run to its end has to be there: else the test says what it waits for.
  private Verdict atTheEnd() {
    var endless = endless();
    if (endless.isPresent()) {
      var lines = new ArrayList<>(List.of(endless.get()));
      lines.addAll(whyWaiting());
      return new Verdict.Failed(lines);
    }
    watch(false);
    return new Verdict.Passed();
  }

  private Optional<String> endless() {
    return ran.stream()
        .filter(Staged::unfinished)
        .map(one -> "`run " + one.workflow.program().workflow() + "` can never finish")
        .findFirst();
  }

  /// That it never ended is the reason, and not what one then sees of it.
  private Verdict failed(List<String> broken) {
    var lines = new ArrayList<String>();
    endless().ifPresent(reason -> lines.addAll(List.of(reason, "")));
    lines.addAll(broken);
    return new Verdict.Failed(lines);
  }

  private static boolean unfinished(Inhabitant one) {
    return switch (one.status) {
      case Step.Status.Waiting _ -> true;
      case Step.Status.Held _,
          Step.Status.Completed _,
          Step.Status.Failed _,
          Step.Status.Cancelled _ ->
          false;
    };
  }
}
