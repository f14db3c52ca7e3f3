package dev.waymark.cli.tests;

import dev.waymark.simulator.test.TestReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The tests of one file, carried out.
///
/// @param path as the user would type it
public record Tested(String path, List<Timed> tests) {
  private static final int SLOWEST = 10;

  public Tested {
    tests = List.copyOf(tests);
  }

  /// @param nanos of real time
  public record Timed(TestReport report, long nanos) {
    double seconds() {
      return nanos / 1e9;
    }
  }

  public List<TestReport> reports() {
    return tests.stream().map(Timed::report).toList();
  }

  /// The slowest tests, slowest first.
  public static List<String> slowest(List<Tested> files) {
    record One(String path, Timed timed) {}
    var all = new ArrayList<One>();
    files.forEach(file -> file.tests().forEach(timed -> all.add(new One(file.path(), timed))));
    all.sort(Comparator.comparingLong((One one) -> one.timed().nanos()).reversed());
    return all.stream()
        .limit(SLOWEST)
        .map(one ->
            String.format(
                Locale.ROOT,
                "%8.3f s  %s:%d  %s",
                one.timed().seconds(),
                one.path(),
                one.timed().report().place().line(),
                one.timed().report().title()))
        .toList();
  }
}
