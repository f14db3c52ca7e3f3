package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.compiler.test.TestPlan.Answer;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.store.Mixing;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.test.TestReport.Extent;
import dev.waymark.simulator.test.TestReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Carries out `test` blocks. Equal files and options give equal reports.
public final class TestRunner {
  /// How many lives a test has whose stubs generate, where it does not say.
  private static final int CASES = 100;

  /// The same under the death of a node here and there.
  private static final int CRASHED_CASES = 10;

  /// The same under all disturbances, of which each life has hundreds.
  private static final int DISTURBED_CASES = 5;

  /// Of a thousand choices, how many are not the plainest.
  private static final int PER_MILLE = 800;

  private static final String DISTURBED = "disturbed";

  private final Life.Subject subject;
  private final TestPlan plan;
  private final Options options;

  /// @param seed what is drawn
  /// @param shrink whether a failing case is made small
  /// @param crashes which disturbances there are
  /// @param coverage is told what happened, where somebody wants to know
  public record Options(long seed, boolean shrink, Crashes crashes, Optional<Coverage> coverage) {
    public static final Options DEFAULT = new Options(1, true, Crashes.AS_WRITTEN);

    public Options(long seed, boolean shrink, Crashes crashes) {
      this(seed, shrink, crashes, Optional.empty());
    }

    public Options telling(Coverage told) {
      return new Options(seed, shrink, crashes, Optional.of(told));
    }
  }

  /// Under what a test is carried out.
  public enum Crashes {
    AS_WRITTEN,
    /// As if every test that can be said `crash everywhere`.
    EVERYWHERE,
    /// As if no test said `crash`.
    NONE
  }

  private TestRunner(
      Compilation.Compiled compiled,
      TestPlan plan,
      Machinery machinery,
      String path,
      Options options) {
    this.plan = under(plan, options.crashes());
    this.subject =
        new Life.Subject(
            compiled,
            this.plan,
            machinery,
            path,
            new TreeSet<>(),
            options.coverage().map(_ -> new Footprints(compiled)));
    this.options = options;
  }

  /// @param path of the test's file, as the user would type it
  public static TestReport run(
      Compilation.Compiled compiled,
      TestPlan plan,
      Machinery machinery,
      String path,
      Options options) {
    var runner = new TestRunner(compiled, plan, machinery, path, options);
    var report = plan.refusals().isEmpty() ? runner.unasked(runner.cases()) : runner.refused();
    runner
        .subject
        .footprints()
        .ifPresent(all -> options.coverage().ifPresent(told -> told.add(all.coverage())));
    return report;
  }

  /// A failure again.
  ///
  /// @param replay as the report of a failure names it
  public static TestReport replay(
      Compilation.Compiled compiled,
      TestPlan plan,
      Machinery machinery,
      String path,
      String replay) {
    var runner = new TestRunner(compiled, plan, machinery, path, Options.DEFAULT);
    if (!plan.refusals().isEmpty()) {
      return runner.refused();
    }
    return Replay.parse(replay)
        .map(runner::again)
        .orElseGet(() -> runner.failed(List.of("`" + replay + "` is nothing to replay")));
  }

  private static TestPlan under(TestPlan plan, Crashes crashes) {
    return switch (crashes) {
      case AS_WRITTEN -> plan;
      case NONE -> plan.under(List.of());
      case EVERYWHERE ->
          plan.crashes().isEmpty() && plan.interferes().isEmpty()
              ? plan.under(List.of(new TestPlan.Crash.Everywhere(plan.place())))
              : plan;
    };
  }

  /// Why it is not disturbed, where everything is to be.
  private Extent undisturbed() {
    var spared =
        options.crashes() == Crashes.EVERYWHERE && plan.crashes().isEmpty()
            ? plan.interferes().map(what -> "`" + what + "`")
            : Optional.<String>empty();
    return new Extent(0, 0, 0, spared, List.of());
  }

  /// Whether there is something to replay in such a test.
  public static boolean replays(TestPlan plan) {
    return !plan.crashes().isEmpty() || plan.interferes().isEmpty() || draws(plan);
  }

  private static boolean draws(TestPlan plan) {
    return !plan.given().isEmpty()
        || plan.stubs().stream()
            .flatMap(stub -> stub.answers().stream())
            .anyMatch(Answer.Generates.class::isInstance);
  }

  private TestReport refused() {
    var lines = new ArrayList<String>();
    plan.refusals()
        .forEach(one -> lines.add(one.code() + ": " + one.message() + " (" + one.span() + ")"));
    return failed(lines);
  }

  private TestReport failed(List<String> lines) {
    return TestReport.of(plan, new Verdict.Failed(lines), 0, List.of());
  }

  private TestReport cases() {
    if (!draws(plan)) {
      return disturbed(live(drawing(Choices.benign())));
    }
    var count =
        plan.given().stream()
            .flatMapToInt(one -> one.seeds().stream())
            .max()
            .orElseGet(this::usual);
    var done = Extent.PLAIN;
    var micros = 0L;
    for (var i = 1; i <= count; i++) {
      var drawing = drawing(Choices.random(Mixing.of(options.seed(), i), PER_MILLE));
      var lived = live(drawing);
      done = done.plus(lived.extent()).plus(new Extent(1, 0, 0));
      micros += lived.virtualMicros();
      if (!lived.passed()) {
        return counterExample(
            lived, drawing.tape(), "case %d of %d, seed %d".formatted(i, count, options.seed()));
      }
    }
    return disturbed(TestReport.of(plan, new Verdict.Passed(), micros, List.of()).of(done));
  }

  /// Says which stubs nobody has asked, unless the test was broken off.
  private TestReport unasked(TestReport report) {
    if (!report.passed()) {
      return report;
    }
    var idle =
        plan.stubs().stream()
            .filter(stub -> !subject.asked().contains(stub.action()))
            .map(stub -> stub.name() + " (line " + stub.place().line() + ")")
            .distinct()
            .toList();
    return report.of(report.extent().unasked(idle));
  }

  private int usual() {
    if (plan.crashes().isEmpty()) {
      return CASES;
    }
    var everywhere = plan.crashes().stream().anyMatch(TestPlan.Crash.Everywhere.class::isInstance);
    return everywhere ? DISTURBED_CASES : CRASHED_CASES;
  }

  /// A test that says `crash` and was not disturbed is not green.
  private TestReport disturbed(TestReport report) {
    var idle = !plan.crashes().isEmpty() && report.extent().disturbances() == 0;
    return idle && report.passed()
        ? failed(List.of("`crash` disturbs nothing: the action is never called"))
        : report;
  }

  private Drawing drawing(Choices choices) {
    return new Drawing(subject.compiled(), plan.given(), choices);
  }

  private Life life(Drawing drawing) {
    return new Life(subject, drawing);
  }

  /// As it is, and where it says so, under every disturbance.
  private TestReport live(Drawing drawing) {
    var life = life(drawing);
    var staged = new Staged(life);
    var verdict = staged.verdict();
    if (verdict instanceof Verdict.Passed && !plan.crashes().isEmpty()) {
      return new Crashing(life).everything(staged.now());
    }
    return TestReport.of(plan, verdict, staged.now(), staged.timeLine()).of(undisturbed());
  }

  private TestReport again(Replay replay) {
    if (replay.disturbance().isPresent() && plan.interferes().isPresent()) {
      return failed(List.of("a test with `" + plan.interferes().get() + "` is not disturbed"));
    }
    var lived = undertook(replay, "replayed");
    return lived.passed() ? lived : told(lived, "replayed", replay);
  }

  /// The smallest life that fails in the same way.
  private TestReport counterExample(TestReport found, Map<String, Integer> tape, String which) {
    var first = new Replay(found.replay(), tape);
    if (!options.shrink()) {
      return told(found, which, first);
    }
    var small =
        Shrinking.smallest(
            tape,
            smaller -> {
              var lived = undertook(new Replay(first.disturbance(), smaller), DISTURBED);
              return !lived.passed() && Shrinking.alike(found, lived);
            });
    var least = new Replay(first.disturbance(), small);
    return told(undertook(least, DISTURBED), which + ", made smaller", least);
  }

  private TestReport undertook(Replay replay, String word) {
    var drawing = drawing(Choices.replay(replay.drawn()));
    return replay
        .disturbance()
        .map(named -> new Crashing(life(drawing)).one(named, word))
        .orElseGet(() -> live(drawing));
  }

  /// With what was drawn for it.
  private TestReport told(TestReport lived, String which, Replay replay) {
    if (!draws(plan) || !(lived.verdict() instanceof Verdict.Failed(var why))) {
      return lived;
    }
    var lines = new ArrayList<>(why);
    lines.addAll(List.of("", which));
    drawing(Choices.replay(replay.drawn()))
        .given()
        .forEach((name, json) -> lines.add("  " + name + " = " + Shown.value(JsonTree.read(json))));
    return lived.saying(new Verdict.Failed(lines), Optional.of(replay.toString()));
  }
}
