package dev.waymark.simulator.test;

import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.compiler.test.TestPlan;
import java.util.List;
import java.util.Optional;

/// What became of one `test` block.
///
/// @param virtualMicros how much virtual time passed
/// @param trace what the nodes of a failing world did, one line each
/// @param replay what `--replay` takes to have the failure again, where the test alone does not say
public record TestReport(
    String title,
    Span place,
    Verdict verdict,
    long virtualMicros,
    List<TimeLine.Entry> timeLine,
    List<String> trace,
    Extent extent,
    Optional<String> replay) {
  public TestReport {
    timeLine = List.copyOf(timeLine);
    trace = List.copyOf(trace);
  }

  /// Without disturbance.
  static TestReport of(TestPlan plan, Verdict verdict, long micros, List<TimeLine.Entry> told) {
    return new TestReport(
        plan.title(),
        plan.place(),
        verdict,
        micros,
        told,
        List.of(),
        Extent.PLAIN,
        Optional.empty());
  }

  /// As one that failed under a disturbance.
  TestReport under(List<String> traced, Extent other, String again) {
    return new TestReport(
        title, place, verdict, virtualMicros, timeLine, traced, other, Optional.of(again));
  }

  TestReport saying(Verdict other, Optional<String> another) {
    return new TestReport(title, place, other, virtualMicros, timeLine, trace, extent, another);
  }

  TestReport of(Extent other) {
    return new TestReport(title, place, verdict, virtualMicros, timeLine, trace, other, replay);
  }

  public boolean passed() {
    return verdict instanceof Verdict.Passed;
  }

  /// How far it came; nothing where there was one life, and nothing disturbed it.
  ///
  /// @param cases lives that were drawn
  /// @param points where something was disturbed, in all of them
  /// @param disturbances that were really run
  /// @param spared why it was not disturbed although everything was to be
  /// @param unasked stubs that nobody has asked, with their lines
  public record Extent(
      int cases, int points, int disturbances, Optional<String> spared, List<String> unasked) {
    static final Extent PLAIN = new Extent(0, 0, 0);

    Extent(int cases, int points, int disturbances) {
      this(cases, points, disturbances, Optional.empty(), List.of());
    }

    Extent plus(Extent other) {
      return new Extent(
          cases + other.cases,
          points + other.points,
          disturbances + other.disturbances,
          spared.or(other::spared),
          unasked);
    }

    Extent unasked(List<String> idle) {
      return new Extent(cases, points, disturbances, spared, List.copyOf(idle));
    }

    @Override
    public String toString() {
      var disturbed =
          disturbances == 0
              ? spared.map(why -> "not disturbed: " + why).orElse("")
              : counted(points, "point") + ", " + counted(disturbances, "disturbance");
      var drawn = cases == 0 ? "" : counted(cases, "case");
      return drawn + (drawn.isEmpty() || disturbed.isEmpty() ? "" : ", ") + disturbed;
    }

    private static String counted(int count, String what) {
      return count + " " + what + (count == 1 ? "" : "s");
    }
  }

  public sealed interface Verdict {
    record Passed() implements Verdict {}

    /// `lines` say what was expected, what was found and why, ready to be indented.
    record Failed(List<String> lines) implements Verdict {
      public Failed {
        lines = List.copyOf(lines);
      }
    }
  }
}
