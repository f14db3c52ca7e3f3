package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
  @TempDir Path folder;

  @Test
  void a_misspelt_command_gets_one_suggestion_and_exit_2() {
    var asked = Invocation.of(folder, "versoin");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.out()).isEmpty();
    assertThat(asked.err())
        .isEqualTo(
            """
            error[WMR19]: there is no command `versoin`
              did you mean `version`?
              try: waymark --help
            """);
  }

  @Test
  void a_misspelt_flag_gets_one_suggestion_and_exit_2() {
    var asked = Invocation.of(folder, "version", "--jsno");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).startsWith("error[WMR19]: `--jsno` is no flag of `waymark version`");
    assertThat(asked.err()).contains("did you mean `--json`?");
  }

  @Test
  void flags_may_stand_before_the_command() {
    var asked = Invocation.of(folder, "--color", "never", "--json", "version");
    assertThat(asked.err()).isEmpty();
    assertThat(asked.exit()).isZero();
    assertThat(asked.out()).startsWith("{\"schema\": \"waymark/version/v1\", \"version\": ");
    Schemas.mustFit("version", asked.out());
  }

  @Test
  void help_is_an_answer_and_no_command_at_all_is_a_wrong_request() {
    assertThat(Invocation.of(folder, "--help").out()).contains("waymark run examples/trip.wm");
    assertThat(Invocation.of(folder).exit()).isEqualTo(2);
    assertThat(Invocation.of(folder).out()).isEmpty();
  }

  @Test
  void every_command_has_two_examples_and_less_than_40_lines_of_help() {
    for (var name : new Commands().byName().keySet()) {
      var help = Invocation.of(folder, name, "--help");
      assertThat(help.exit()).isZero();
      assertThat(help.out().lines().count()).as(name).isLessThan(40);
      assertThat(help.out().lines().limit(2)).allMatch(line -> line.startsWith("waymark " + name));
    }
  }
}
