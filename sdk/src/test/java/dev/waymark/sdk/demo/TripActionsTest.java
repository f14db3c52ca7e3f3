package dev.waymark.sdk.demo;

import static dev.waymark.sdk.work.Heard.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.work.Offer;
import dev.waymark.sdk.actions.JavaWorkers;
import dev.waymark.sdk.work.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TripActionsTest {
  private @TempDir Path state;

  @Test
  void theSevenActionsOfTripAreOfferedByTheirBareNames() throws Exception {
    DemoActions demo = DemoActions.of("trip", state).orElseThrow();
    Heard heard = new Heard();
    try (JavaWorkers workers = new JavaWorkers(List.of(demo.actions()), 4, Duration.ofSeconds(1))) {
      workers.listen(heard);
      assertThat(heard.offers())
          .extracting(Offer::identity)
          .containsExactlyInAnyOrder(
              "reserve_car",
              "cancel_car",
              "book_hotel",
              "cancel_hotel",
              "book_flight",
              "book_train",
              "charge");
      workers.deliver(delivery("d1", "reserve_car", "{\"trip\": \"t-1\"}"));
      assertThat(heard.end("d1")).isEqualTo("\"car-17\"");
      workers.deliver(delivery("d2", "reserve_car", "{\"trip\": \"t-1\"}"));
      assertThat(heard.end("d2")).isEqualTo("\"car-17\"");
      workers.deliver(delivery("d3", "book_flight", "{\"trip\": \"t-1\"}"));
      assertThat(heard.end("d3")).contains("\"class\":\"NoSeats\"");
    }
    assertThat(demo.ledger().entries()).hasSize(1);
    assertThat(DemoActions.of("welcome", state)).isEmpty();
  }
}
