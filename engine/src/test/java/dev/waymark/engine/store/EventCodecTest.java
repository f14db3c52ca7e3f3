package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCodecTest {
  private static final List<Event> EVENTS =
      List.of(
          new Event.Begun(Payload.of("{\"a\":1}")),
          new Event.Due(),
          new Event.Signalled("ünï", Payload.of("null")),
          new Event.CancelRequested(""),
          new Event.Settled(
              new CallId(Long.MAX_VALUE, "a:b"),
              3,
              new Event.Outcome.Succeeded(Payload.of("\"x\""))),
          new Event.Settled(
              new CallId(1, "b"), 1, new Event.Outcome.Failed(Payload.of("{}"), 5_000_000)));

  @Test
  void everyEventComesBackAsItWas() {
    for (var event : EVENTS) {
      assertThat(EventCodec.decode(EventCodec.kind(event), EventCodec.encode(event)))
          .isEqualTo(event);
    }
  }

  @Test
  void bytesThatAreCutAreRefused() {
    var settled = EVENTS.get(5);
    var bytes = EventCodec.encode(settled);
    for (var length = 0; length < 26; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> EventCodec.decode(3, cut))
          .isInstanceOf(EventCodec.Undecodable.class);
    }
    assertThatThrownBy(() -> EventCodec.decode(9, bytes))
        .isInstanceOf(EventCodec.Undecodable.class);
    assertThatThrownBy(() -> EventCodec.decode(EventCodec.DUE, bytes))
        .isInstanceOf(EventCodec.Undecodable.class);
  }
}
