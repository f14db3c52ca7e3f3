package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waymark.corpus.Pythons;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzCommandTest {
  @TempDir Path folder;

  @Test
  void a_campaign_answers_with_counts_and_a_histogram() {
    assumeThat(Pythons.find().filter(Pythons.Found::is312)).isPresent();
    var fuzzed = Invocation.of(folder, "fuzz", "--target", "python", "--samples", "5", "--json");
    assertThat(fuzzed.err()).isEmpty();
    assertThat(fuzzed.exit()).isZero();
    Schemas.mustFit("fuzz", fuzzed.out());
    assertThat(fuzzed.out()).contains("\"programs\": 5", "\"disagreed\": 0");
  }

  @Test
  void the_targets_are_listed_and_others_are_a_wrong_request() {
    assertThat(Invocation.of(folder, "fuzz", "--list").out()).contains("python");
    var asked = Invocation.of(folder, "fuzz", "--target", "snake");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).contains("there is no target `snake`", "there are: python");
  }
}
