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
  private final String path;
  private final TimeLine timeLine = new TimeLine();
  private final Stage stage;
  private final Thinking thinking;
  private final Map<String, Inhabitant> named = new LinkedHashMap<>();
  private final List<Inhabitant> ran = new ArrayList<>();

  private TestRunner(
      Compilation.Compiled compiled, TestPlan plan, Machinery machinery, String path) {
    this.plan = plan;
    this.path = path;
    this.stage = new Stage(compiled, plan, machinery, timeLine);
    this.thinking = new Thinking(machinery);
  }

  /// @param path of the test's file, as the user would type it
  public static TestReport run(
      Compilation.Compiled compiled, TestPlan plan, Machinery machinery, String path) {
    var runner = new TestRunner(compiled, plan, machinery, path);
    return new TestReport(
        plan.title(),
        plan.place(),
        runner.verdict(),
        runner.stage.now(),
        runner.timeLine.entries());
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
        return expect(expect);
      }
    }
    return Optional.empty();
  }

  private void start(TestPlan.Step.Start start) {
    var key = start.key().map(this::value).map(TestRunner::text).orElse(null);
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

  private static String text(Payload payload) {
    return JsonTree.read(payload.json()) instanceof JsonTree.Text(var text) ? text : payload.json();
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
    return switch (evaluate(thunk)) {
      case Thinking.Thought.Value(var value) -> value;
      case Thinking.Thought.Error(var error) ->
          throw new TestBroken(List.of("the test itself raised " + Shown.value(error)));
    };
  }

  private Thinking.Thought evaluate(TestPlan.Thunk thunk) {
    var members = new ArrayList<String>();
    for (var name : thunk.runs()) {
      var one = named.get(name);
      if (one != null) {
        members.add(JsonWriter.text(name) + ":" + one.view());
      }
    }
    for (var query : thunk.queries()) {
      members.add(JsonWriter.text(query.parameter()) + ":" + stage.calls().answer(query));
    }
    return thinking.evaluate(
        thunk, "{" + String.join(",", members) + "}", Stage.EPOCH + stage.now());
  }

  private Optional<Verdict> expect(TestPlan.Step.Expect expect) {
    return switch (evaluate(expect.condition())) {
      case Thinking.Thought.Value(var value) when Thinking.holds(value) -> Optional.empty();
      case Thinking.Thought.Value(var value) ->
          Optional.of(new Verdict.Failed(broken(expect, Shown.value(value))));
      case Thinking.Thought.Error(var error) ->
          Optional.of(new Verdict.Failed(broken(expect, "raised " + Shown.value(error))));
    };
  }

  private List<String> broken(TestPlan.Step.Expect expect, String found) {
    var place = path + ":" + expect.place().line();
    var text = "expect " + expect.text().lines().findFirst().orElse("");
    var lines = new ArrayList<String>();
    lines.add(TimeLine.padded(text, 77) + place);
    lines.addAll(Diagram.below(marks(expect, text, found)));
    expect.message().ifPresent(message -> lines.addAll(List.of("", text(value(message)))));
    lines.addAll(whyWaiting());
    return lines;
  }

  /// The values of the parts below their beginnings, and that of the whole below its operator.
  private List<Diagram.Mark> marks(TestPlan.Step.Expect expect, String text, String found) {
    var marks = new ArrayList<Diagram.Mark>();
    var whole = 0;
    var from = expect.place().start();
    for (var part : expect.parts()) {
      var at = part.place();
      if (at.start().line() == from.line()) {
        var column = at.start().column() - from.column();
        var value = shown(evaluate(part.value()));
        if (!text.startsWith(value, column)) {
          marks.add(new Diagram.Mark(column, value));
        }
        if (whole == 0) {
          whole = operatorAfter(text, at.end().column() - from.column());
        }
      }
    }
    if (whole > 0) {
      marks.add(new Diagram.Mark(whole, found));
    } else if (marks.isEmpty() || found.startsWith("raised ")) {
      marks.add(new Diagram.Mark("expect ".length(), found));
    }
    return marks;
  }

  private static int operatorAfter(String text, int column) {
    for (var i = column; i >= 0 && i < text.length(); i++) {
      if (text.charAt(i) != ' ') {
        return i;
      }
    }
    return 0;
  }

  private static String shown(Thinking.Thought thought) {
    return switch (thought) {
      case Thinking.Thought.Value(var value) -> Shown.value(value);
      case Thinking.Thought.Error(var error) -> "raised " + Shown.value(error);
    };
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
