package dev.waymark.cli.tests;

import dev.waymark.simulator.test.TestReport;
import dev.waymark.simulator.test.TestReport.Verdict;
import dev.waymark.simulator.test.TestText;
import java.util.List;
import java.util.Locale;

/// What build servers read: a `testsuite` for each file, a `testcase` with its line for each test;
/// the time line in `system-out`, the replay as a property.
public final class JUnitXml {
  private final StringBuilder out = new StringBuilder();

  private JUnitXml() {}

  public static String of(List<Tested> files) {
    var xml = new JUnitXml();
    xml.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.out.append("<testsuites name=\"waymark\"");
    xml.sums(files.stream().flatMap(file -> file.tests().stream()).toList());
    files.forEach(xml::suite);
    xml.out.append("</testsuites>\n");
    return xml.out.toString();
  }

  private void sums(List<Tested.Timed> tests) {
    attribute("tests", Integer.toString(tests.size()));
    attribute(
        "failures",
        Long.toString(tests.stream().filter(timed -> !timed.report().passed()).count()));
    attribute("errors", "0");
    attribute("skipped", "0");
    attribute("time", seconds(tests.stream().mapToDouble(Tested.Timed::seconds).sum()));
    out.append(">\n");
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private void suite(Tested file) {
    out.append("  <testsuite");
    attribute("name", file.path());
    sums(file.tests());
    file.tests().forEach(timed -> test(file, timed));
    out.append("  </testsuite>\n");
  }

  private void test(Tested file, Tested.Timed timed) {
    var report = timed.report();
    out.append("    <testcase");
    attribute("name", report.title());
    attribute("classname", file.path());
    attribute("file", file.path());
    attribute("line", Integer.toString(report.place().line()));
    attribute("time", seconds(timed.seconds()));
    out.append(">\n");
    properties(report);
    if (report.verdict() instanceof Verdict.Failed(var lines)) {
      out.append("      <failure");
      attribute("message", lines.isEmpty() ? "failed" : lines.getFirst().strip());
      out.append('>').append(escaped(String.join("\n", lines))).append("</failure>\n");
      var said = TestText.again(file.path(), report, file.reports());
      var told = String.join("\n", TestText.timeLine(report)) + "\n\n" + said;
      out.append("      <system-out>").append(escaped(told.strip())).append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private void properties(TestReport report) {
    var extent = report.extent();
    if (report.replay().isEmpty() && extent.disturbances() == 0 && extent.cases() == 0) {
      return;
    }
    out.append("      <properties>\n");
    property("replay", report.replay().orElse(""));
    property("cases", count(extent.cases()));
    property("points", count(extent.points()));
    property("disturbances", count(extent.disturbances()));
    out.append("      </properties>\n");
  }

  private static String count(int count) {
    return count == 0 ? "" : Integer.toString(count);
  }

  private void property(String name, String value) {
    if (!value.isEmpty()) {
      out.append("        <property");
      attribute("name", name);
      attribute("value", value);
      out.append("/>\n");
    }
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  /// XML cannot hold most control characters at all.
  private static String escaped(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\n', '\t' -> safe.appendCodePoint(c);
            default -> {
              var fits = c >= 0x20 && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff;
              safe.appendCodePoint(fits ? c : 0xfffd);
            }
          }
        });
    return safe.toString();
  }
}
