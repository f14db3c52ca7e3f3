package dev.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorldSpeedTest {
  @Test
  void everyFigureIsTaken() {
    var speed = WorldSpeed.measure(Duration.ZERO);
    assertThat(speed.events()).isPositive();
    assertThat(speed.worlds()).isPositive();
    assertThat(speed.disturbances()).isGreaterThan(100);
    assertThat(speed.exhaustiveSeconds()).isPositive();
  }
}
