package dev.waymark.simulator.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class WorldSpeedTest {
  @Test
  void everyFigureIsTakenAndPrinted(TestReporter reporter) {
    var clock = ManagementFactory.getThreadMXBean();
    var figures = WorldSpeed.measure(clock::getCurrentThreadCpuTime, 200_000_000);
    reporter.publishEntry("worlds", figures.toString());
    assertThat(figures.disturbances()).isGreaterThan(4 * figures.points());
    assertThat(figures.smallWorlds()).isPositive();
    assertThat(figures.largeEvents()).isPositive();
    assertThat(figures.monthSeconds()).as("no polls of a month were lived through").isLessThan(5);
  }
}
