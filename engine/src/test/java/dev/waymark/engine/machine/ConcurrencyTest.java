package dev.waymark.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Limits;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Machinery;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Fan-outs, races, signals, time limits, and what ends an instance from outside.
final class ConcurrencyTest {
  private static final String HEAD =
      """
      program "main" version 1
      entry (fn 0)
      result any
      policy%s
      signal "go" bool
      action "work" ("n" positional-or-keyword any) optional [] -> any raises []
      """;

  private static final String BRANCH =
      """
      fn 1 async "<branch>" ("n" positional-or-keyword any)
        slot %n "n" local
        slot %r "r" local
        n0: %r = call action 0(%n) -> n1
        n1: return %r
      """;

  private static Journey fanOut(String source, String rest) {
    return new Journey(
        HEAD.replace("%s", "")
            + """
            fn 0 async "main" ()
              slot %r "r" local
            """
            + "  n0: %r = fan-out each "
            + source
            + " run (fn 1) "
            + rest
            + " -> n1\n"
            + "  n1: return %r\n"
            + BRANCH);
  }

  @Test
  void resultsStandInTheOrderOfTheItems() {
    var journey = fanOut("[1, 2]", "on error cancel");
    journey.begin("{}");
    assertThat(journey.asked()).isEqualTo("work#1/1{\"n\":1} work#2/1{\"n\":2}");
    journey.succeed(2, "work", 1, "\"b\"");
    assertThat(Journey.result(journey.succeed(1, "work", 1, "\"a\""))).isEqualTo("[\"a\",\"b\"]");
  }

  @Test
  void severalEventsInOneGoGiveWhatTheyGiveOneByOne() {
    var journey = fanOut("[1, 2, 3, 4]", "limit 2 on error cancel");
    journey.begin("{}");
    var begun = journey.snapshot();
    var stimuli =
        LongStream.of(2, 1, 1, 4, 3)
            .mapToObj(call -> new CallId(call, "work"))
            .map(call -> new Event.Settled(call, 1, new Event.Outcome.Succeeded(Payload.of("7"))))
            .map(event -> new Stimulus(event, 1_000_000, 42))
            .toList();
    for (int most = 1; most <= stimuli.size(); most++) {
      var some = stimuli.subList(0, most);
      assertThat(Machine.fold(journey.program(), begun, some, Limits.DEFAULT))
          .isEqualTo(Machinery.oneByOne(_ -> Optional.empty(), journey.program(), begun, some));
    }
    var all = Machine.fold(journey.program(), begun, stimuli, Limits.DEFAULT);
    assertThat(all.applied()).isEqualTo(List.of(true, true, false, true, true));
    assertThat(Journey.result(all.last())).isEqualTo("[7,7,7,7]");
  }

  @Test
  void aLimitBeginsTheNextBranchWhenOneEnds() {
    var journey = fanOut("[1, 2, 3]", "limit 2 on error cancel");
    journey.begin("{}");
    assertThat(journey.asked()).isEqualTo("work#1/1{\"n\":1} work#2/1{\"n\":2}");
    journey.succeed(2, "work", 1, "2");
    assertThat(journey.asked()).isEqualTo("work#3/1{\"n\":3}");
    journey.succeed(3, "work", 1, "3");
    assertThat(Journey.result(journey.succeed(1, "work", 1, "1"))).isEqualTo("[1,2,3]");
  }

  @Test
  void cancelStopsTheOthersAndRaisesTheFirstFailure() {
    var journey = fanOut("[1, 2]", "on error cancel");
    journey.begin("{}");
    journey.asked();
    var step = journey.fail(1, "work", 1, "Broken");
    assertThat(journey.asked()).isEqualTo("withdraw work#2");
    assertThat(Journey.result(step)).contains("\"class\":\"Broken\"");
  }

  @Test
  void leaveRaisesAtOnceAndTheOthersAreStoppedOnlyWithTheInstance() {
    var journey = fanOut("[1, 2]", "on error leave");
    journey.begin("{}");
    journey.asked();
    assertThat(Journey.result(journey.fail(1, "work", 1, "Broken"))).contains("Broken");
    assertThat(journey.asked()).isEqualTo("withdraw work#2");
  }

  @Test
  void collectPutsTheErrorInItsPlace() {
    var journey = fanOut("[1, 2]", "on error collect");
    journey.begin("{}");
    journey.fail(1, "work", 1, "Broken");
    assertThat(Journey.result(journey.succeed(2, "work", 1, "2")))
        .startsWith("[{\"$type\":\"error\",\"class\":\"Broken\"")
        .endsWith(",2]");
  }

  @Test
  void groupRaisesAnExceptionGroup() {
    var journey = fanOut("[1, 2]", "on error group");
    journey.begin("{}");
    assertThat(Journey.result(journey.fail(2, "work", 1, "Broken")))
        .contains("\"class\":\"ExceptionGroup\"")
        .contains("unhandled errors in a TaskGroup (1 sub-exception)");
  }

  @Test
  void aWideFanOutBeginsInWindowsEachAStepOfItsOwn() {
    var journey = fanOut("`range`(2500)", "on error cancel");
    var step = journey.begin("{}");
    assertThat(step.effects()).hasSize(1024);
    assertThat(step.nextWakeMicros()).isPresent();
    step = journey.later(1);
    assertThat(step.effects()).hasSize(1024);
    step = journey.later(1);
    assertThat(step.effects()).hasSize(452);
    assertThat(step.nextWakeMicros()).isEmpty();
  }

  @Test
  void theWinnerOfARaceCopiesItsSlotsAndTheLoserIsTakenBack() {
    var journey =
        new Journey(
            HEAD.replace("%s", "")
                + """
                fn 0 async "main" ()
                  slot %ok "ok" local
                  n0: assign %ok = "nobody" -> n1
                  n1: _ = first [(fn 1) copy 0 to %ok, (fn 2) copy 0 to %ok] -> n2
                  n2: return %ok
                fn 1 async "<branch>" ()
                  slot %ok "ok" local
                  n0: %ok = call action 0(1) -> n1
                  n1: return None
                fn 2 async "<branch>" ()
                  slot %ok "ok" local
                  n0: _ = sleep micros 5000000 -> n1
                  n1: assign %ok = "late" -> n2
                  n2: return None
                """);
    journey.begin("{}");
    journey.asked();
    assertThat(Journey.result(journey.later(5_000_000))).isEqualTo("\"late\"");
    assertThat(journey.asked()).isEqualTo("withdraw work#1");
  }

  private static Journey receiving(String policy) {
    return new Journey(
        HEAD.replace("%s", policy)
            + """
            fn 0 async "main" ()
              slot %r "r" local
              n0: %r = receive "go" as bool deadline micros 9000000 -> n1
              n1: return %r
            """);
  }

  @Test
  void aSignalThatCameEarlyIsKept() {
    var journey =
        new Journey(
            HEAD.replace("%s", "")
                + """
                fn 0 async "main" ()
                  slot %r "r" local
                  n0: _ = sleep micros 1000000 -> n1
                  n1: %r = receive "go" as bool -> n2
                  n2: return %r
                """);
    journey.begin("{}");
    journey.tell(new Event.Signalled("go", Payload.of("true")));
    assertThat(Journey.result(journey.later(1_000_000))).isEqualTo("true");
  }

  @Test
  void aSignalThatDoesNotComeIsATimeout() {
    var journey = receiving("");
    journey.begin("{}");
    assertThat(Machine.waits(journey.program(), journey.snapshot()).getFirst().reason())
        .isEqualTo(Wait.Reason.SIGNAL);
    assertThat(Journey.result(journey.later(9_000_000))).contains("\"class\":\"TimeoutError\"");
  }

  @Test
  void theDeadlineOfAnInstanceEndsItWithATimeout() {
    var journey = receiving(" with deadline=micros 2000000");
    var step = journey.begin("{}");
    assertThat(step.nextWakeMicros()).contains(journey.now() + 2_000_000);
    assertThat(Journey.result(journey.later(2_000_000)))
        .contains("\"class\":\"TimeoutError\"")
        .contains("deadline is over");
  }

  @Test
  void aBodyThatSpinsFailsAtItsLine() {
    var journey =
        new Journey(
            HEAD.replace("%s", "")
                + """
                fn 0 async "main" ()
                  slot %i "i" local
                  n0: assign %i = 0 -> n1
                  n1: assign %i = (%i + 1) -> n1
                """);
    assertThat(Journey.result(journey.begin("{}")))
        .startsWith("failed at 1:")
        .contains("waymark.StepBudgetExceeded");
    assertThat(journey.tell(new Event.Due()).ignored()).isTrue();
  }

  @Test
  void aBodyThatSwallowsItsCancellationGoesOnAndSaysSo() {
    var journey =
        new Journey(
            HEAD.replace("%s", "")
                + """
                fn 0 async "main" ()
                  slot %e "e" local
                  n0: try handler n2 -> n1
                  n1: _ = call action 0(1) -> n4
                  n2: %e = caught -> n3
                  n3: handled -> n4
                  n4: return "went on"
                """);
    journey.begin("{}");
    journey.asked();
    assertThat(Journey.result(journey.tell(new Event.CancelRequested("stop"))))
        .isEqualTo("\"went on\"");
    assertThat(journey.asked()).isEqualTo("withdraw work#1 note:cancel swallowed");
  }

  @Test
  void equalStepsGiveEqualBytes() {
    var one = fanOut("[1, 2]", "on error cancel");
    var other = fanOut("[1, 2]", "on error cancel");
    assertThat(one.begin("{}")).isEqualTo(other.begin("{}"));
  }
}
