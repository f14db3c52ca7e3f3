package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimCommandTest {
  /// Gives up after five seconds and charges again under a new key.
  private static final String DOUBLE_CHARGE =
      """
      action charge(order: str, key: str) -> str:
          idempotent: key

      workflow pay(order: str = "o-1") -> str:
          tries = 1
          while True:
              try:
                  receipt = await charge(order, key=f"{order}:{tries}") with deadline=5s
                  return receipt
              except Timeout:
                  tries += 1

      test "pays once":
          stub charge takes 1s returns "receipt"
          run pay() as r
          expect r.result == "receipt"
          expect keys(charge) == 1
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("pay.wm"), DOUBLE_CHARGE);
  }

  private String found() {
    var drawn = Invocation.of(folder, "sim", "run", "pay.wm", "--worlds", "300");
    assertThat(drawn.exit()).as(drawn.out() + drawn.err()).isEqualTo(1);
    assertThat(drawn.out())
        .contains("FAILED  pays once", "expect keys(charge) == 1")
        .containsPattern("world \\d+ of 300, seed 1, [123] of its \\d+ disturbances?")
        .contains("await charge(order, key=f\"{order}:{tries}\")");
    var line = drawn.out().substring(drawn.out().indexOf("'wm1:") + 1);
    return line.substring(0, line.indexOf('\''));
  }

  @Test
  void a_planted_fault_is_found_made_small_and_had_again_by_its_line() throws IOException {
    var line = found();
    var again = Invocation.of(folder, "sim", "replay", line);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out()).contains("expect keys(charge) == 1", "replayed:", line);
    assertThat(Invocation.of(folder, "sim", "shrink", line).out()).contains(line);
    Files.writeString(folder.resolve("pay.sched"), "# found once\n" + line + "\n");
    assertThat(Invocation.of(folder, "sim", "replay", "pay.sched").exit()).isEqualTo(1);
    Files.writeString(
        folder.resolve("pay.wm"), DOUBLE_CHARGE.replace("{order}:{tries}", "{order}"));
    var mended = Invocation.of(folder, "sim", "replay", "pay.sched");
    assertThat(mended.exit()).as(mended.out() + mended.err()).isZero();
    assertThat(mended.err()).contains("`pays once` has changed since: the line is of program");
    assertThat(Invocation.of(folder, "sim", "run", "pay.wm", "--worlds", "100").exit()).isZero();
  }

  @Test
  void a_line_whose_points_are_gone_is_stale_and_not_green() {
    var line = "wm1:pay.wm@00000000:pays_once:DISTURB/n9@1/d1.charge#1.dispatch=1";
    var stale = Invocation.of(folder, "sim", "replay", line);
    assertThat(stale.exit()).isEqualTo(1);
    assertThat(stale.err()).contains("WMR23", "stale", "DISTURB/n9@1/d1.charge#1.dispatch");
  }

  @Test
  void a_file_that_does_not_compile_is_red_and_says_why() throws IOException {
    Files.writeString(folder.resolve("pay.wm"), DOUBLE_CHARGE.replace("tries += 1", "mend()"));
    for (var what : new String[] {"points", "run"}) {
      var told = Invocation.of(folder, "sim", what, "pay.wm");
      assertThat(told.exit()).as(told.err()).isEqualTo(1);
      assertThat(told.err() + told.out()).contains("mend");
    }
    var line = "wm1:pay.wm@00000000:pays_once:";
    assertThat(Invocation.of(folder, "sim", "replay", line).exit()).isEqualTo(1);
    assertThat(Invocation.of(folder, "sim", "shrink", line).exit()).isEqualTo(1);
  }

  @Test
  void points_are_told_with_what_applies_there() {
    var points = Invocation.of(folder, "sim", "points", "pay.wm");
    assertThat(points.exit()).isZero();
    assertThat(points.out())
        .contains("n1@1/d1.charge#1.report  CRASH ")
        .containsPattern("pays once: \\d+ points, \\d+ disturbances");
  }

  @Test
  void what_is_no_request_is_refused() {
    assertThat(Invocation.of(folder, "sim").exit()).isEqualTo(2);
    assertThat(Invocation.of(folder, "sim", "explode", "pay.wm").err())
        .contains("no `sim explode`");
    assertThat(Invocation.of(folder, "sim", "replay", "nonsense").err())
        .contains("begins with wm1:");
    assertThat(Invocation.of(folder, "sim", "points", "pay.wm", "--run", "other").exit())
        .isEqualTo(2);
  }
}
