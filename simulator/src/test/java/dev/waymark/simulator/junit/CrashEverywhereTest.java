package dev.waymark.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.MultipleFailuresError;

@WaymarkTest(workflows = "../examples/trip.wm")
class CrashEverywhereTest {
  private int bodies;

  @BeforeEach
  void everybodyAnswers(Simulation simulation) {
    simulation.stub("reserve_car").returns("car-1");
    simulation.stub("book_hotel").returns("hotel-1");
    simulation.stub("book_flight").returns("flight-1");
    simulation.stub("charge").returns("receipt-1");
  }

  @CrashEverywhere
  void theCardIsChargedWithOneKey(Simulation simulation) {
    bodies++;
    var trip = simulation.run("book_trip");
    assertThat(trip.status()).isEqualTo("completed");
    assertThat(simulation.keys("charge")).isEqualTo(1);
    assertThat(simulation.calls("charge")).isEqualTo(1);
  }

  @Test
  void everyDisturbanceRunsTheBodyOnce(Simulation simulation) throws Throwable {
    var said = everywhere(simulation, () -> theCardIsChargedWithOneKey(simulation));
    assertThat(said).matches("\\d+ points, \\d+ disturbances");
    var disturbances = Integer.parseInt(said.replaceAll(".*, | disturbances", ""));
    assertThat(disturbances).isGreaterThan(50);
    assertThat(bodies).isEqualTo(disturbances + 2);
  }

  private static String everywhere(
      Simulation simulation, org.junit.jupiter.api.function.Executable body) throws Throwable {
    return new Disturbances(simulation, simulation.before(), body).everywhere();
  }

  @Test
  void eachFindingIsAFailureWithItsDisturbanceItsLineAndItsTimeLine(Simulation simulation) {
    assertThatThrownBy(() ->
            everywhere(
                simulation,
                () -> {
                  simulation.run("book_trip");
                  assertThat(simulation.deliveries("charge")).as("deliveries").isEqualTo(1);
                }))
        .isInstanceOfSatisfying(
            MultipleFailuresError.class,
            found ->
                assertThat(found.getFailures())
                    .hasSize(1)
                    .allSatisfy(one ->
                        assertThat(one)
                            .hasMessageContaining("[deliveries]")
                            .hasMessageContaining(" of ")
                            .hasMessageContaining("at trip.wm:37: ")
                            .hasMessageContaining("virtual time line")
                            .hasMessageContaining("2 deliveries")
                            .hasMessageContaining("again: -Dwaymark.replay='")))
        .hasMessageContaining("disturbances break the test");
  }

  @Test
  void whatAWorldCannotDoIsRefused(Simulation simulation) {
    assertThatThrownBy(
            () -> everywhere(simulation, () -> simulation.start("book_trip").waitingOn()))
        .hasMessageContaining("there is no `start` or `advance`");
    assertThatThrownBy(
            () -> everywhere(simulation, () -> simulation.advance(Duration.ofSeconds(1))))
        .hasMessageContaining("there is no `start` or `advance`");
    assertThatThrownBy(() ->
            everywhere(
                simulation,
                () -> {
                  simulation.run("book_trip");
                  simulation.run("book_trip");
                }))
        .hasMessageContaining("there is no second instance");
  }
}
