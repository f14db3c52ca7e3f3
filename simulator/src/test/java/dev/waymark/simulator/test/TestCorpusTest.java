package dev.waymark.simulator.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.corpus.GoldenCase;
import dev.waymark.simulator.Interpreted;
import dev.waymark.simulator.test.TestReport.Verdict;
import dev.waymark.simulator.test.TestRunner.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of `corpus/cases/test`: what `waymark test` says of them, and that each failure is had
/// again by what its line names.
class TestCorpusTest {
  static List<GoldenCase> cases() {
    return GoldenCase.all("test");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsAreAsExpectedAndFailuresAreReplayed(GoldenCase golden) {
    var file = golden.file().getFileName().toString();
    var compiled = compiled(golden, file);
    var reports = new ArrayList<TestReport>();
    for (var plan : compiled.tests()) {
      var report = TestRunner.run(compiled, plan, machinery(), file, Options.DEFAULT);
      reports.add(report);
      report.replay().ifPresent(named -> isHadAgain(compiled, plan, report, named));
    }
    golden.expect("report", masked(String.join("\n", TestText.file(file, reports))));
  }

  private static void isHadAgain(
      Compilation.Compiled compiled, TestPlan plan, TestReport report, String named) {
    var again = TestRunner.replay(compiled, plan, machinery(), "x.wm", named);
    assertThat(again.passed()).as(named).isFalse();
    assertThat(again.timeLine()).isEqualTo(report.timeLine());
    assertThat(parts(again)).isEqualTo(parts(report));
  }

  /// The values under what was expected.
  private static List<String> parts(TestReport report) {
    return report.verdict() instanceof Verdict.Failed(var lines)
        ? lines.stream().skip(1).takeWhile(line -> !line.isEmpty()).toList()
        : List.of();
  }

  /// What changes with every change of the kernel's protocol is not what these cases are about.
  private static String masked(String text) {
    return text.replaceAll("disturbance \\d+ of \\d+: [^\n]*", "disturbance …")
        .replaceAll("\n +[0-9hms. ]+s  [^\n]*: the node [^\n]*", "\n      … the disturbance")
        .replaceAll("[A-Z_]+/n\\d@[^ ']*", "…")
        .replaceAll("\\d+ points?, \\d+ disturbances?", "… points, … disturbances")
        .replaceAll("\\d+\\.\\d+s", "…s")
        .replaceAll(" +…s", "  …s")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…");
  }

  private static Interpreted machinery() {
    return new Interpreted(new TreeMap<>());
  }

  private static Compilation.Compiled compiled(GoldenCase golden, String file) {
    return switch (Compiler.compile(
        name -> name.equals(file) ? Optional.of(golden.source()) : Optional.empty(), file)) {
      case Compilation.Compiled compiled -> compiled;
      case Compilation.Rejected rejected -> throw new AssertionError(rejected.diagnostics());
    };
  }
}
