package dev.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Step;
import org.junit.jupiter.api.Test;

/// Every benchmark once: what is measured does what it says.
class MicroBenchmarksTest {
  private final MicroBenchmarks all = new MicroBenchmarks();

  @Test
  void itsSourceIsParsedCheckedAndLowered() {
    assertThat(all.parses()).isNotNull();
    assertThat(all.checksAndLowers()).isNotNull();
    assertThat(all.compiles()).isInstanceOf(Compilation.Compiled.class);
  }

  @Test
  void itsSnapshotIsReadSteppedAndWritten() {
    assertThat(all.steps().ignored()).isFalse();
    assertThat(all.steps().effects()).hasSize(1);
    assertThat(all.decodes().open).hasSize(1);
    assertThat(all.encodes()).isNotEmpty();
    assertThat(all.foldsAHundredBranches().last().status())
        .isInstanceOf(Step.Status.Completed.class);
  }

  @Test
  void itsWorldEnds() {
    assertThat(all.aWorld().ledger().counts()).hasSize(20);
  }
}
