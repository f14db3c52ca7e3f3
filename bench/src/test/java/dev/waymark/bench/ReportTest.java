package dev.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Report report(double load, double... plainSeconds) {
    var pairs = java.util.Arrays.stream(plainSeconds).mapToObj(ReportTest::pair).toList();
    var server = new Surroundings.Server("18.6", 180_006, "on", "on");
    return new Report(
        BenchCase.CLAIM, new Surroundings(2, "a JVM", server, Instant.EPOCH, load), pairs);
  }

  private static Report.Pair pair(double plainSeconds) {
    var counts = new Half.Counts(1, 2, 300);
    var cpu = new Half.Cpu(4_000, OptionalLong.of(5_000));
    return new Report.Pair(
        new Half(100, 2, counts, cpu, List.of()),
        new Half(100, plainSeconds, counts, cpu, List.of()));
  }

  @Test
  void theRatioIsTheMedianOfTheRatios() {
    var ratio = report(0, 1.0, 2.0, 1.2, 1.4, 1.1).ratio();
    assertThat(ratio.median()).isEqualTo(0.6);
    assertThat(ratio.least()).isEqualTo(0.5);
    assertThat(ratio.most()).isEqualTo(1.0);
    assertThat(report(0, 1.0).of(Report.Pair::waymark, Half::walBytes).median()).isEqualTo(3.0);
  }

  @Test
  void aRunSaysWhatDisturbedIt() {
    assertThat(report(0.3, 1.0, 1.1).disturbances()).isEmpty();
    assertThat(report(1.7, 1.0, 2.0).disturbances())
        .isEqualTo(
            List.of(
                "load 1.7 on 2 cores when it began",
                "the rates of plain JDBC differ by a factor of 2.0"));
  }
}
