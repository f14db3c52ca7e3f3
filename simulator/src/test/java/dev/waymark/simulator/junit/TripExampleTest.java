package dev.waymark.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// As a user writes it.
@WaymarkTest(workflows = "../examples/trip.wm")
class TripExampleTest {
  record Trip(String id, String card, int nights) {}

  record Booking(String car, String hotel, String travel) {}

  @BeforeEach
  void everybodyAnswers(Simulation simulation) {
    simulation.stub("reserve_car").returns("car-1");
    simulation.stub("book_hotel").returns("hotel-1");
    simulation.stub("book_flight").returns("flight-1");
    simulation.stub("charge").returns("receipt-1");
  }

  @Test
  void aTripIsBooked(Simulation simulation) {
    var booked = simulation.run("book_trip", new Trip("t-7", "4242", 2));
    assertThat(booked.result(Booking.class)).isEqualTo(new Booking("car-1", "hotel-1", "flight-1"));
    assertThat(booked.result())
        .isEqualTo(Map.of("car", "car-1", "hotel", "hotel-1", "travel", "flight-1"));
    assertThat(booked.status()).isEqualTo("completed");
    assertThat(simulation.keys("charge")).isEqualTo(1);
    assertThat(simulation.timeLine()).contains("book_hotel(\"t-7\", nights=2)");
  }

  @Test
  void eachTestHasItsOwnWorld(Simulation simulation) {
    assertThat(simulation.calls("charge")).isZero();
    assertThat(simulation.now()).isZero();
  }

  @Test
  void aDeclinedCardGivesCarAndHotelBack(Simulation simulation) {
    simulation.stub("charge").raises("PaymentDeclined", Map.of("code", "51"));
    simulation.stub("cancel_car").returns(null);
    simulation.stub("cancel_hotel").returns(null);
    var failure = simulation.run("book_trip").failure();
    assertThat(failure.name()).isEqualTo("PaymentDeclined");
    assertThat(failure.attributes()).containsEntry("code", "51");
    assertThat(simulation.calls("cancel_car")).isEqualTo(1);
    assertThat(simulation.calls("cancel_hotel")).isEqualTo(1);
  }

  @Test
  void aBankThatIsDownIsAskedAgainWhichTakesVirtualTime(Simulation simulation) {
    simulation
        .stub("charge")
        .takes(Duration.ofSeconds(1))
        .failsTimes(2, "NetworkError")
        .thenReturns("receipt-2");
    var trip = simulation.start("book_trip", Map.of("id", "t-8", "card", "4242"));
    assertThat(trip.status()).isEqualTo("waiting");
    simulation.advance(Duration.ofSeconds(1));
    assertThat(trip.waitingOn()).contains("book_trip waits at trip.wm:37 for retry `charge`");
    simulation.advance(Duration.ofMinutes(1));
    assertThat(trip.status()).isEqualTo("completed");
    assertThat(trip.waitingOn()).isEmpty();
    assertThat(simulation.deliveries("charge")).isEqualTo(3);
    assertThat(simulation.calls("charge")).isEqualTo(1);
    assertThat(simulation.keys("charge")).isEqualTo(1);
  }
}
