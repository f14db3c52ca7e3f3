package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir Path folder;

  @Test
  void the_answer_has_both_sides_the_machine_and_fits_its_schema() {
    var measured = Invocation.of(folder, "bench", "--case", "claim", "--duration", "1ms", "--json");
    assertThat(measured.err()).isEmpty();
    assertThat(measured.exit()).isZero();
    Schemas.mustFit("bench", measured.out());
    assertThat(measured.out())
        .contains(
            "\"case\": \"claim\"", "\"pairs\": 5", "\"fsync\": \"on\"", "\"disturbances\": [");
  }

  @Test
  void worlds_are_measured_without_a_database() {
    var measured = Invocation.of(folder, "bench", "--case", "world", "--duration", "1ms", "--json");
    assertThat(measured.err()).isEmpty();
    Schemas.mustFit("bench-world", measured.out());
  }

  @Test
  void a_case_that_is_not_there_is_a_wrong_request() {
    var asked = Invocation.of(folder, "bench", "--case", "clam");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err())
        .contains(
            "there is no case `clam`", "there are: claim, seq10, fan100, drain, latency, world");
    assertThat(Invocation.of(folder, "bench").err()).contains("bench needs a --case");
    assertThat(Invocation.of(folder, "bench", "--case", "claim", "--duration", "soon").exit())
        .isEqualTo(2);
  }
}
