package dev.waymark.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.Wait;
import org.junit.jupiter.api.Test;

final class MachineTest {
  private static final String SAGA =
      """
      program "main" version 1
      entry (fn 0)
      result str
      policy
      action "reserve" ("trip" positional-or-keyword str) optional [] -> str raises []
      action "cancel" ("car" positional-or-keyword str) optional [] -> none raises []
      action "charge" ("card" positional-or-keyword str) optional [] -> str raises [#0] with attempts=3 first=micros 2000000 jitter="none"
      error "PaymentDeclined" base "Exception"
      fn 0 async "main" ("trip" positional-or-keyword str)
        slot %trip "trip" local
        slot %car "car" local
        slot %paid "paid" local
        n0: %car = call action 0(%trip) -> n1
        n1: undo pending(action 1(%car)) -> n2
        n2: %paid = call action 2("4242") with timeout=micros 10000000 -> n3
        n3: return %paid
      """;

  @Test
  void aCallIsAskedForAndItsOutcomeIsTheValue() {
    var journey = new Journey(SAGA);
    assertThat(Journey.result(journey.begin("{\"trip\":\"t-1\"}"))).isEqualTo("waiting");
    assertThat(journey.asked()).isEqualTo("reserve#1/1{\"trip\":\"t-1\"}");
    journey.succeed(1, "reserve", 1, "\"car-1\"");
    assertThat(journey.asked()).isEqualTo("charge#2/1{\"card\":\"4242\"}");
    var step = journey.succeed(2, "charge", 1, "\"paid\"");
    assertThat(Journey.result(step)).isEqualTo("\"paid\"");
    assertThat(journey.asked()).isEmpty();
  }

  @Test
  void anAttemptThatFailsIsRepeatedAfterItsBackoff() {
    var journey = new Journey(SAGA);
    journey.begin("{\"trip\":\"t-1\"}");
    journey.succeed(1, "reserve", 1, "\"car-1\"");
    journey.asked();
    var step = journey.fail(2, "charge", 1, "Broken");
    assertThat(step.nextWakeMicros()).contains(journey.now() + 2_000_000);
    assertThat(Machine.outstanding(journey.program(), journey.snapshot())).isEmpty();
    assertThat(Machine.waits(journey.program(), journey.snapshot()).getFirst().reason())
        .isEqualTo(Wait.Reason.RETRY);
    assertThat(journey.succeed(2, "charge", 1, "\"late\"").ignored()).isTrue();
    journey.later(1_999_999);
    assertThat(journey.asked()).isEmpty();
    journey.later(1);
    assertThat(journey.asked()).isEqualTo("charge#2/2{\"card\":\"4242\"}");
    assertThat(Machine.outstanding(journey.program(), journey.snapshot())).hasSize(1);
  }

  @Test
  void anUncaughtFailureUndoesNewestFirstAndThenFails() {
    var journey = new Journey(SAGA);
    journey.begin("{\"trip\":\"t-1\"}");
    journey.succeed(1, "reserve", 1, "\"car-1\"");
    journey.asked();
    var step = journey.fail(2, "charge", 1, "PaymentDeclined");
    assertThat(step.unwinding()).contains(Step.Unwinding.FAILED);
    assertThat(journey.asked()).isEqualTo("note:unwinding began cancel#3/1{\"car\":\"car-1\"}");
    assertThat(Journey.result(journey.succeed(3, "cancel", 1, "null")))
        .startsWith("failed at 2: {\"$type\":\"error\",\"class\":\"PaymentDeclined\"");
  }

  @Test
  void aCancelledInstanceUndoesAndIsCancelled() {
    var journey = new Journey(SAGA);
    journey.begin("{\"trip\":\"t-1\"}");
    journey.succeed(1, "reserve", 1, "\"car-1\"");
    journey.asked();
    journey.tell(new Event.CancelRequested("not wanted"));
    assertThat(journey.asked())
        .isEqualTo("withdraw charge#2 note:unwinding began cancel#3/1{\"car\":\"car-1\"}");
    assertThat(Journey.result(journey.succeed(3, "cancel", 1, "null")))
        .isEqualTo("cancelled: not wanted");
  }

  @Test
  void inputThatDoesNotFitFailsAndNamesTheParameter() {
    var journey = new Journey(SAGA);
    assertThat(Journey.result(journey.begin("{\"trp\":\"t-1\"}")))
        .contains("trip: missing; trp: unknown parameter; did you mean `trip`?");
  }

  @Test
  void anAttributeThatCouldNotCrossTheBorderIsNoted() {
    var journey = new Journey(SAGA);
    journey.begin("{\"trip\":\"t-1\"}");
    journey.asked();
    var error =
        "{\"$type\":\"error\",\"class\":\"Broken\",\"bases\":[\"Exception\",\"BaseException\"],"
            + "\"message\":\"\",\"args\":[],\"attributes\":{},\"dropped\":[\"socket\"]}";
    journey.tell(
        new Event.Settled(
            new CallId(1, "reserve"), 1, new Event.Outcome.Failed(Payload.of(error), -1)));
    assertThat(journey.asked()).isEqualTo("note:attribute dropped");
  }

  private static Journey raising(String node) {
    return new Journey(
        """
        program "main" version 1
        entry (fn 0)
        result any
        policy
        action "work" () optional [] -> any raises [] with attempts=3 on=tuple(5)
        fn 0 async "main" ()
          n0: NODE
          n1: return None
        """
            .replace("NODE", node));
  }

  @Test
  void anErrorTooLargeForTheBorderStillFailsItsInstance() {
    var journey = raising("raise `ValueError`((\"x\" * 3000000))");
    assertThat(Journey.result(journey.begin("{}")))
        .startsWith("failed at 0:")
        .contains("\"class\":\"ValueError\"")
        .contains("could not be kept whole");
  }

  @Test
  void aPolicyThatNamesNoErrorClassIsAnErrorOfTheBody() {
    var journey = raising("_ = call action 0() -> n1");
    journey.begin("{}");
    assertThat(Journey.result(journey.fail(1, "work", 1, "Broken")))
        .startsWith("failed at 0:")
        .contains("\"class\":\"TypeError\"")
        .contains("no error class: int");
  }

  @Test
  void aStateThatNoSnapshotCanHoldFailsItsInstance() {
    var journey =
        new Journey(
            """
            program "main" version 1
            entry (fn 0)
            result any
            policy
            fn 0 async "main" ()
              slot %f "f" local
              slot %i "i" local
              slot %x "x" local
              n0: assign %f = `len` -> n1
              n1: %i = iterate `range`(1000) -> n2
              n2: each %x of %i -> n3 done n4
              n3: assign %f = `functools.partial`(%f, 1) -> n2
              n4: _ = sleep micros 1000000 -> n5
              n5: return None
            """);
    assertThat(Journey.result(journey.begin("{}")))
        .startsWith("failed at ")
        .contains("\"class\":\"RecursionError\"");
  }
}
