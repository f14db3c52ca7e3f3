package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.simulator.test.TestReport.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries out `test` blocks. Equal files give equal reports.
public final class TestRunner {
  private final TestPlan plan;
  private final TimeLine timeLine = new TimeLine();
  private final Stage stage;
  private final Judging judging;
  private final Map<String, Inhabitant> named = new LinkedHashMap<>();
  private final List<Inhabitant> ran = new ArrayList<>();

  private TestRunner(
      Compilation.Compiled compiled, TestPlan plan, Machinery machinery, String path) {
    this.plan = plan;
    var thinking = new Thinking(machinery);
    var answering = new Answering(plan.stubs(), thinking);
    this.stage = new Stage(compiled, answering, machinery, timeLine);
    this.judging = new Judging(thinking, path);
  }

  /// @param path of the test's file, as the user would type it
  public static TestReport run(
      Compilation.Compiled compiled, TestPlan plan, Machinery machinery, String path) {
    var runner = new TestRunner(compiled, plan, machinery, path);
    var verdict = runner.verdict();
    if (verdict instanceof Verdict.Passed && !plan.crashes().isEmpty()) {
      return new Crashing(compiled, plan, machinery, path).everything(runner.stage.now());
    }
    return report(plan, verdict, runner.stage.now(), runner.timeLine);
  }

  /// One disturbance of a test with `crash`.
  ///
  /// @param disturbance as the report of a failure names it
  public static TestReport replay(
      Compilation.Compiled compiled,
      TestPlan plan,
      Machinery machinery,
      String path,
      String disturbance) {
    var refused = new TestRunner(compiled, plan, machinery, path);
    return plan.refusals().isEmpty()
        ? new Crashing(compiled, plan, machinery, path).one(disturbance)
        : report(plan, refused.verdict(), 0, refused.timeLine);
  }

  private static TestReport report(TestPlan plan, Verdict verdict, long micros, TimeLine lines) {
    return new TestReport(
        plan.title(), plan.place(), verdict, micros, lines.entries(), Optional.empty());
  }

  private Verdict verdict() {
    if (!plan.refusals().isEmpty()) {
      var lines = new ArrayList<String>();
      plan.refusals()
          .forEach(one -> lines.add(one.code() + ": " + one.message() + " (" + one.span() + ")"));
      return new Verdict.Failed(lines);
    }
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

  private Optional<Verdict> carryOut(TestPlan.Step step) {
    switch (step) {
      case TestPlan.Step.Start start -> start(start);
      case TestPlan.Step.Advance(var micros, _) -> stage.until(stage.now() + micros);
      case TestPlan.Step.Signal signal -> signal(signal);
      case TestPlan.Step.Expect expect -> {
        var broken = judging.expect(expect, scene());
        return broken.isEmpty() ? Optional.empty() : Optional.of(new Verdict.Failed(broken));
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
    var views = new LinkedHashMap<String, String>();
    named.forEach((name, one) -> views.put(name, one.view()));
    return new Judging.Scene(views, stage.calls(), Stage.EPOCH + stage.now(), whyWaiting());
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
    for (var one : ran) {
      if (unfinished(one)) {
        var lines = new ArrayList<String>();
        lines.add("`run " + one.workflow.program().workflow() + "` can never finish");
        lines.addAll(whyWaiting());
        return new Verdict.Failed(lines);
      }
    }
    return new Verdict.Passed();
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
