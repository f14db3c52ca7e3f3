package dev.waymark.cli.tests;

import dev.waymark.cli.output.Json;
import dev.waymark.simulator.test.Coverage;
import dev.waymark.simulator.test.TestReport;
import dev.waymark.simulator.test.TestReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `docs/schema/test.json`.
public final class TestJson {
  private TestJson() {}

  public static Map<String, @Nullable Object> of(List<Tested> files) {
    var answer = Json.answer("test");
    var tests = new ArrayList<Object>();
    files.forEach(file ->
        file.tests()
            .forEach(timed -> tests.add(test(file.path(), timed.report(), timed.seconds()))));
    answer.put("tests", tests);
    return answer;
  }

  /// How much of each kind happened, and what never did.
  public static Map<String, @Nullable Object> of(Coverage coverage) {
    var object = Json.object();
    for (var kind : Coverage.Kind.values()) {
      var share = Json.object();
      share.put("done", coverage.share(kind).done());
      share.put("all", coverage.share(kind).all());
      object.put(kind.name().toLowerCase(Locale.ROOT), share);
    }
    object.put("missed", coverage.missed());
    return object;
  }

  private static Map<String, @Nullable Object> test(
      String path, TestReport report, double seconds) {
    var test = Json.object();
    test.put("file", path);
    test.put("line", report.place().line());
    test.put("title", report.title());
    test.put("passed", report.passed());
    test.put("seconds", seconds);
    test.put("virtual_seconds", report.virtualMicros() / 1e6);
    test.put(
        "message",
        report.verdict() instanceof Verdict.Failed(var lines) ? String.join("\n", lines) : null);
    var extent = report.extent();
    if (extent.cases() > 0) {
      test.put("cases", extent.cases());
    }
    if (extent.disturbances() > 0) {
      test.put("points", extent.points());
      test.put("disturbances", extent.disturbances());
    }
    report.replay().ifPresent(failing -> test.put("replay", failing));
    return test;
  }
}
