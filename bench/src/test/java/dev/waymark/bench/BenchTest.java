package dev.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Gates on counts, which do not depend on the machine. Rates are never asserted.
class BenchTest {
  private static Report shortRun(BenchCase measured) {
    var report = Bench.run(measured, Duration.ZERO, Optional.empty());
    assertThat(report.pairs()).hasSize(5);
    assertThat(report.surroundings().server().fsync()).isEqualTo("on");
    return report;
  }

  @Test
  void aHundredInstancesShareTheirCommits() {
    var report = shortRun(BenchCase.SEQ10);
    assertThat(report.of(Report.Pair::waymark, Half::commits).most()).isLessThanOrEqualTo(0.1);
    assertThat(report.of(Report.Pair::plain, Half::commits).least()).isBetween(0.013, 0.015);
  }

  @Test
  void aFanOutOfAHundredIsAFewCommitsForAllOfItsActions() {
    var report = shortRun(BenchCase.FAN100);
    assertThat(report.of(Report.Pair::waymark, Half::commits).median()).isLessThanOrEqualTo(0.05);
    assertThat(report.of(Report.Pair::plain, Half::commits).least()).isBetween(0.004, 0.0045);
  }

  @Test
  void queuedInstancesAreClaimedAndEndedInBatches() {
    var report = shortRun(BenchCase.DRAIN);
    assertThat(report.of(Report.Pair::waymark, Half::commits).median()).isLessThanOrEqualTo(0.06);
    assertThat(report.of(Report.Pair::plain, Half::commits).least()).isBetween(0.02, 0.022);
  }

  @Test
  void anInstanceThatRunsWhereItIsStartedIsThreeCommits() {
    var report = shortRun(BenchCase.LATENCY);
    assertThat(report.of(Report.Pair::waymark, Half::commits).median()).isBetween(2.99, 3.1);
    assertThat(report.of(Report.Pair::plain, Half::commits).median()).isBetween(2.99, 3.05);
    for (var pair : report.pairs()) {
      assertThat(pair.waymark().times()).hasSize(100).isSorted();
      assertThat(pair.waymark().percentile(50)).isLessThanOrEqualTo(pair.waymark().percentile(99));
    }
  }

  @Test
  void aClaimIsOneCommitAndOneStatementForABatchAndNeverMoreThanAsked() {
    var report = shortRun(BenchCase.CLAIM);
    for (var pair : report.pairs()) {
      assertThat(pair.waymark().units()).isEqualTo(4_000);
      assertThat(pair.plain().units()).isEqualTo(4_000);
    }
    assertThat(report.of(Report.Pair::waymark, Half::commits).median()).isBetween(0.0099, 0.0105);
    assertThat(report.of(Report.Pair::waymark, Half::statements).median())
        .isBetween(0.0099, 0.0105);
    assertThat(report.of(Report.Pair::plain, Half::statements).median()).isBetween(0.0099, 0.0105);
  }
}
