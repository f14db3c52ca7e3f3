package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.diagnostic.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
  @TempDir Path folder;

  @Test
  void a_code_has_its_page_with_a_wrong_and_a_right_example() {
    var asked = Invocation.of(folder, "explain", "wm302");
    assertThat(asked.exit()).isZero();
    assertThat(asked.out())
        .startsWith("# WM302: this call is awaited on no path")
        .contains("Wrong:")
        .contains("Right:");
  }

  @Test
  void every_code_is_in_the_list() {
    var listed = Invocation.of(folder, "explain", "--list");
    assertThat(listed.out().lines()).hasSize(Code.values().length);
  }

  @Test
  void a_code_of_the_tools_says_its_line() {
    assertThat(Invocation.of(folder, "explain", "WMR14").out())
        .isEqualTo("WMR14  error    the port is in use, by whom\n");
  }

  @Test
  void a_misspelt_code_gets_a_suggestion_and_exit_2() {
    var asked = Invocation.of(folder, "explain", "WM3022");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).startsWith("error[WMR19]: there is no code `WM3022`: did you mean");
  }

  @Test
  void the_answer_fits_its_schema() {
    Schemas.mustFit("explain", Invocation.of(folder, "explain", "WM302", "--json").out());
  }
}
