package dev.waymark.simulator.test;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;

/// What became of one `test` block.
///
/// @param virtualMicros how much virtual time passed
public record TestReport(
    String title, Span place, Verdict verdict, long virtualMicros, List<TimeLine.Entry> timeLine) {
  public TestReport {
    timeLine = List.copyOf(timeLine);
  }

  public boolean passed() {
    return verdict instanceof Verdict.Passed;
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
