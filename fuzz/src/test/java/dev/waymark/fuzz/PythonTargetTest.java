package dev.waymark.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fuzz.judge.Target;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// A few programs; `waymark fuzz --target python` takes more. Skipped, and said so, where the only
/// Python is another than 3.12.
class PythonTargetTest {
  private static final int PROGRAMS = 30;

  @Test
  void whatTheEngineMakesOfAProgramIsWhatCPythonMakesOfIt() {
    try (var target = TargetsTest.made("python")) {
      target.hindrance().ifPresent(Assumptions::abort);
      for (long seed : new Random(20261124).longs(PROGRAMS).toArray()) {
        if (target.trial(seed) instanceof Target.Trial.Disagreed(var finding)) {
          assertThat(finding.files().toString()).as("disagreement of seed %d", seed).isEmpty();
        }
      }
    }
  }
}
