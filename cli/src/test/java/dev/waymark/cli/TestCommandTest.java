package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  @TempDir Path folder;

  private void trip(String expected) throws IOException {
    var text = Checkout.text(Checkout.root().resolve("examples/trip.wm"));
    Files.writeString(
        folder.resolve("trip.wm"),
        text.replace("== [\"cancel_hotel\", \"cancel_car\"]", "== " + expected));
  }

  @Test
  void green_tests_are_a_line_each_and_a_summary() throws IOException {
    trip("[\"cancel_hotel\", \"cancel_car\"]");
    var tested = Invocation.of(folder, "test", "trip.wm");
    assertThat(tested.exit()).isZero();
    assertThat(tested.out())
        .startsWith("trip.wm\n  ok      a declined card gives car and hotel back, newest first\n")
        .containsPattern("1 passed +[0-9.]+ s, 0 s of virtual time");
  }

  @Test
  void a_red_test_has_a_diagram_a_time_line_and_a_line_to_paste() throws IOException {
    trip("[\"cancel_car\", \"cancel_hotel\"]");
    var tested = Invocation.of(folder, "test", "trip.wm");
    assertThat(tested.exit()).isEqualTo(1);
    assertThat(tested.out())
        .contains("trip.wm:50\n           |                |\n           |                False\n")
        .contains("virtual time line")
        .contains("again: waymark test trip.wm --run 'declined card'")
        .contains("1 failed");
  }

  @Test
  void a_pattern_chooses_and_one_that_matches_nothing_is_a_wrong_request() throws IOException {
    trip("[\"cancel_hotel\", \"cancel_car\"]");
    assertThat(Invocation.of(folder, "test", "--run", "declined card").exit()).isZero();
    var nothing = Invocation.of(folder, "test", "--run", "accepted card");
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err()).contains("error[WMR21]");
  }

  @Test
  void json_has_every_test_with_its_line() throws IOException {
    trip("[]");
    var tested = Invocation.of(folder, "test", "--json", "trip.wm");
    assertThat(tested.exit()).isEqualTo(1);
    assertThat(tested.out())
        .startsWith("{\"schema\": \"waymark/test/v1\"")
        .contains("\"line\": 40", "\"passed\": false");
  }
}
