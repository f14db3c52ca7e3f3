package dev.waymark.simulator.test;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/// What became of one `test` block.
///
/// @param virtualMicros how much virtual time passed
/// @param disturbed how far a test with `crash` came
public record TestReport(
    String title,
    Span place,
    Verdict verdict,
    long virtualMicros,
    List<TimeLine.Entry> timeLine,
    Optional<Disturbed> disturbed) {
  public TestReport {
    timeLine = List.copyOf(timeLine);
  }

  public boolean passed() {
    return verdict instanceof Verdict.Passed;
  }

  /// @param points where something was disturbed
  /// @param disturbances that were really run
  /// @param failing the one under which the test failed, if it is one
  public record Disturbed(int points, int disturbances, Optional<String> failing) {
    @Override
    public String toString() {
      return "%d %s, %d %s"
          .formatted(
              points,
              points == 1 ? "point" : "points",
              disturbances,
              disturbances == 1 ? "disturbance" : "disturbances");
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
