package dev.waymark.simulator.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayLineTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    var line =
        new ReplayLine(
            "a b/x_y.wm",
            "9f3c",
            "it's 100% sure: a, b = c_d @ home",
            Map.of("DISTURB/n1@1/d1.a:charge#1.report", 3, "GHOST/n1@1/tx2.CommitSteps", 1));
    assertThat(ReplayLine.parse(line.toString())).contains(line);
    assertThat(line.toString()).startsWith("wm1:").doesNotContain(" ", "'");
  }

  @Test
  void whatIsNoLineIsNone() {
    assertThat(ReplayLine.parse("wm1:x.wm@9f:t")).isEmpty();
    assertThat(ReplayLine.parse("wm1:x.wm@9f:t:k=x")).isEmpty();
    assertThat(ReplayLine.parse("wm2:x.wm@9f:t:")).isEmpty();
    assertThat(ReplayLine.parse("wm1:x.wm@9f:t:")).isPresent();
  }
}
