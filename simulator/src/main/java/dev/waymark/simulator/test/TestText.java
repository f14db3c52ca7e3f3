package dev.waymark.simulator.test;

import dev.waymark.simulator.test.TestReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reports as the text that the command line prints. Colour, file lists and real time are its own.
public final class TestText {
  private static final int COLUMN = 81;

  private TestText() {}

  /// The lines of one file. `path` is as the user would type it.
  public static List<String> file(String path, List<TestReport> reports) {
    return file(path, reports, false);
  }

  /// @param trace with the time lines of those that passed, and all that is known of those that did
  ///   not
  public static List<String> file(String path, List<TestReport> reports, boolean trace) {
    var lines = new ArrayList<String>();
    lines.add(path);
    for (var i = 0; i < reports.size(); i++) {
      var report = reports.get(i);
      switch (report.verdict()) {
        case Verdict.Passed _ -> {
          lines.add(passed(report));
          report
              .extent()
              .unasked()
              .forEach(stub -> lines.add("          nobody asks the stub of " + stub));
          indented(lines, trace ? timeLine(report) : List.of());
        }
        case Verdict.Failed(var details) -> {
          lines.add("  FAILED  " + report.title());
          lines.add("");
          indented(lines, details);
          indented(lines, timeLine(report));
          indented(lines, trace ? trace(report) : List.of());
          lines.add("");
          lines.add("    " + again(path, report, reports));
          if (i < reports.size() - 1) {
            lines.add("");
          }
        }
      }
    }
    return lines;
  }

  private static void indented(List<String> lines, List<String> more) {
    more.forEach(line -> lines.add(("    " + line).stripTrailing()));
  }

  /// The line to paste.
  ///
  /// @param among all tests of the file
  public static String again(String path, TestReport report, List<TestReport> among) {
    var titles = among.stream().map(TestReport::title).toList();
    return "again: waymark test %s --run '%s'%s"
        .formatted(path, pattern(report, titles), replay(report));
  }

  private static List<String> trace(TestReport report) {
    return report.trace().isEmpty()
        ? List.of()
        : Stream.concat(Stream.of("", "what the nodes did"), report.trace().stream()).toList();
  }

  private static String passed(TestReport report) {
    var line = "  ok      " + report.title();
    var extent = report.extent().toString();
    return extent.isEmpty() ? line : TimeLine.padded(line, COLUMN - 2) + "  " + extent;
  }

  private static String replay(TestReport report) {
    return report.replay().map(failing -> " --replay '" + failing + "'").orElse("");
  }

  /// What happened, under its heading.
  public static List<String> timeLine(TestReport report) {
    return report.timeLine().isEmpty()
        ? List.of()
        : Stream.concat(
                Stream.of("", "virtual time line"), TimeLine.lines(report.timeLine()).stream())
            .toList();
  }

  /// Two words that no other title has, or the whole title, as a pattern for a shell.
  static String pattern(TestReport report, List<String> titles) {
    var words = List.of(report.title().split(" ", -1));
    for (var i = 0; i + 1 < words.size(); i++) {
      var pair = words.get(i) + " " + words.get(i + 1);
      var plain = pair.chars().allMatch(c -> c == ' ' || Character.isLetterOrDigit(c));
      var long_ = words.get(i).length() > 3 && words.get(i + 1).length() > 3;
      if (plain && long_ && titles.stream().filter(title -> title.contains(pair)).count() == 1) {
        return pair;
      }
    }
    var quoted = new StringBuilder();
    for (var c : report.title().toCharArray()) {
      if ("\\^$.|?*+()[]{}".indexOf(c) >= 0) {
        quoted.append('\\');
      }
      quoted.append(c == '\'' ? '.' : c);
    }
    return quoted.toString();
  }

  /// `1 passed, 1 failed` with the time that it took, real (as the caller says) and virtual.
  public static String summary(List<TestReport> reports, String realTime) {
    var failed = reports.stream().filter(report -> !report.passed()).count();
    var virtual = reports.stream().mapToLong(TestReport::virtualMicros).sum();
    var counts = new ArrayList<String>();
    if (failed < reports.size()) {
      counts.add(reports.size() - failed + " passed");
    }
    if (failed > 0) {
      counts.add(failed + " failed");
    }
    return TimeLine.padded(String.join(", ", counts), COLUMN)
        + realTime
        + ", "
        + rounded(virtual)
        + " of virtual time";
  }

  /// `23 s`, `21 min`, `3 h`, `14 d`.
  private static String rounded(long micros) {
    var seconds = Math.round(micros / 1e6);
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3_600) {
      return Math.round(seconds / 60.0) + " min";
    }
    return seconds < 2 * 86_400
        ? Math.round(seconds / 3_600.0) + " h"
        : Math.round(seconds / 86_400.0) + " d";
  }
}
