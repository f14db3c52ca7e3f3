package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Event;
import dev.waymark.engine.work.Delivery;
import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each kind of disturbance by itself: that it happens, and what the system makes of it. That the
/// outcome is the same at *every* point is [ExhaustTest]'s.
class KindsTest {
  private static final int MOST = 60;
  private static final World.Setup SETUP =
      Worlds.world(
          2, 1, call("a"), call("flaky", "b"), new Stage.Sleep(2_000_000), call("c", "slow"));
  private static final World.Report BENIGN = World.told(SETUP, Choices.benign());

  /// The world under one disturbance of a kind, for many points.
  private static List<World.Report> runs(Disturbance kind) {
    var runs = new ArrayList<World.Report>();
    for (var single : Exhaust.singles(BENIGN)) {
      if (single.kind() == kind && runs.size() < MOST) {
        var report = World.told(SETUP, single.choices());
        assertThat(report.trace().lines())
            .as(single.toString())
            .anyMatch(line -> line.contains(" !! " + kind + " "));
        Exhaust.sameOutcomes(BENIGN, report);
        runs.add(report);
      }
    }
    assertThat(runs).as(kind.toString()).isNotEmpty();
    return runs;
  }

  private static Predicate<World.Report> saying(String words) {
    return report -> report.trace().lines().stream().anyMatch(line -> line.contains(words));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MUTE", "HUGE", "GARBLED"})
  void everyKindHappensAndChangesNoOutcome(Disturbance kind) {
    assertThat(runs(kind)).allMatch(report -> !report.tape().isEmpty());
  }

  @Test
  void aNodeThatDiesBeginsAgainUnderAnIdOfItsOwnAndTheLeaseBringsWhatItHadElsewhere() {
    assertThat(runs(Disturbance.CRASH)).allMatch(saying(" BOOT @2")).anyMatch(KindsTest::reaped);
  }

  @Test
  void theSessionOfADeadNodeHoldsItsRowsNoLongerThanToItsBurial() {
    assertThat(runs(Disturbance.CRASH_HOLDING)).anyMatch(KindsTest::reaped);
  }

  @Test
  void aFrozenNodeWakesUpToFindThatItWasBuried() {
    assertThat(runs(Disturbance.PAUSE_UNTIL_BURIAL))
        .allMatch(saying(" RESUME "))
        .anyMatch(saying(" ENDED BURIED"));
    assertThat(runs(Disturbance.PAUSE_UNTIL_RIVAL)).allMatch(saying(" RESUME "));
  }

  @Test
  void aSlowNodeMissesItsBeatsAndIsTakenForDead() {
    assertThat(runs(Disturbance.SLOW)).anyMatch(report -> report.counts().burials() > 0);
  }

  @Test
  void aNodeThatIsToldToStopHandsOverAtOnceAndNobodyHasToBuryIt() {
    assertThat(runs(Disturbance.STOP))
        .allMatch(saying(" ENDED RETIRED").or(saying(" ENDED UNBORN")))
        .filteredOn(saying(" ENDED RETIRED"))
        .isNotEmpty()
        .allMatch(report -> report.counts().burials() == 0);
  }

  @Test
  void aBootLoopIsThreeIncarnationsThatDisturbNobody() {
    assertThat(runs(Disturbance.BOOT_LOOP)).allMatch(saying(" BOOT @4"));
  }

  @Test
  void twoProcessesUnderOneNameAreTwoNodes() {
    assertThat(runs(Disturbance.TWIN))
        .allMatch(saying(" BOOT @1002"))
        .allMatch(report -> report.counts().burials() == 0);
  }

  @Test
  void noLeaseDependsOnWhatANodesClockShows() {
    assertThat(runs(Disturbance.CLOCK_FAR)).allMatch(report -> report.counts().burials() == 0);
    assertThat(runs(Disturbance.CLOCK_SLOW)).allMatch(report -> report.counts().burials() == 0);
  }

  @Test
  void whatIsNotKnownIsReadAgainAndNotSentAgain() {
    for (var kind :
        List.of(
            Disturbance.LOST_APPLIED,
            Disturbance.LOST_NOT_APPLIED,
            Disturbance.GHOST,
            Disturbance.GHOST_LATER,
            Disturbance.GHOST_LONG_AFTER,
            Disturbance.CUT)) {
      assertThat(runs(kind))
          .as(kind.toString())
          .allMatch(report -> report.counts().unknown() > 0)
          .anyMatch(report -> report.counts().adoptions() > BENIGN.counts().adoptions());
    }
  }

  @Test
  void whatIsRefusedIsSentAgain() {
    assertThat(runs(Disturbance.TIMED_OUT)).allMatch(saying(" STORE_UNAVAILABLE "));
    assertThat(runs(Disturbance.CONFLICT))
        .noneMatch(saying(" STORE_UNAVAILABLE "))
        .allMatch(report -> report.counts().unknown() == 0);
  }

  @Test
  void anOutageLongerThanALeaseBuriesNobody() {
    assertThat(runs(Disturbance.OUTAGE))
        .allMatch(saying(" STORE_UNAVAILABLE "))
        .anyMatch(saying(" STORE_BACK "))
        .allMatch(report -> report.counts().burials() == 0);
  }

  @Test
  void aLostDeliveryIsMadeAgainAsTheSameAttempt() {
    for (var kind : List.of(Disturbance.WORKER_DIES, Disturbance.WORKER_FULL, Disturbance.ZOMBIE)) {
      assertThat(runs(kind))
          .allMatch(saying(" DELIVERY_LOST "))
          .allMatch(saying(" delivery 2"))
          .noneMatch(saying(" attempt 3 "));
    }
  }

  @Test
  void aReportThatNobodyWaitsForIsLate() {
    for (var kind :
        List.of(Disturbance.ZOMBIE, Disturbance.REPORT_TWICE, Disturbance.REPORT_CONFLICTS)) {
      assertThat(runs(kind)).as(kind.toString()).allMatch(saying(" LATE_REPORT "));
    }
  }

  @Test
  void theOrderOfReportsMeansNothing() {
    for (var kind : List.of(Disturbance.REPORT_FIRST, Disturbance.REPORT_LATE)) {
      assertThat(runs(kind)).as(kind.toString()).noneMatch(saying(" LATE_REPORT "));
    }
  }

  @Test
  void aStormOfHintsCostsAFewPollsAndALostOneTheTimeOfOne() {
    assertThat(runs(Disturbance.HINT_STORM))
        .allMatch(report -> report.counts().transactions() < BENIGN.counts().transactions() + 20);
    for (var kind : List.of(Disturbance.HINT_LOST, Disturbance.HINT_LATE)) {
      assertThat(runs(kind)).allMatch(report -> report.micros() < BENIGN.micros() + 3_000_000);
    }
  }

  @Test
  void aStartThatIsMadeTwiceIsOneInstance() {
    for (var kind : List.of(Disturbance.START_TWICE, Disturbance.START_AGAIN)) {
      assertThat(runs(kind))
          .allMatch(report -> List.of(report.store().tables().allInstances()).size() == 1);
    }
  }

  private static boolean reaped(World.Report report) {
    return report.counts().reaped() > 0;
  }

  /// Those that use up an attempt, where `flaky` has three.
  private static World.Report wild(Disturbance kind) {
    var setup = Worlds.world(2, 1, new Stage.Calls(15 * Worlds.SECOND, List.of("a")), call("b"));
    var key = "WILD/n1@1/d1.a#1.report";
    var place = 1 + Disturbance.Point.REPORT.wild().indexOf(kind);
    var report = World.told(setup, Choices.replay(Map.of(key, place)));
    assertThat(report).matches(saying(" !! " + kind + " "));
    return report;
  }

  @Test
  void aWorkerThatNeverAnswersUsesUpAnAttemptWhenItsTimeIsOver() {
    var report = wild(Disturbance.MUTE);
    assertThat(report).matches(saying(" DISPATCH a#1 attempt 2 "));
    assertThat(report.store().tables().historyOf(Worlds.instance(1)))
        .extracting(row -> row.details().json())
        .anyMatch(json -> json.contains("a took longer than 15 s"));
  }

  /// What the workflow comes to when the first result of its action is no good.
  private static String outcome(Disturbance kind) {
    var workflow =
        ExampleWorlds.compileText(
                """
                action a() -> str

                workflow top() -> str:
                    return await a() with attempts=2
                """)
            .getFirst();
    var answers = new TreeMap<String, Function<Delivery, Event.Outcome>>();
    answers.put("a", _ -> ExampleWorlds.ok("\"fine\""));
    var setup = ExampleWorlds.world(2, Mutant.NONE, workflow, "{}", answers);
    var place = 1 + Disturbance.Point.REPORT.wild().indexOf(kind);
    var report = World.told(setup, Choices.replay(Map.of("WILD/n1@1/d1.a#1.report", place)));
    assertThat(report).matches(saying(" !! " + kind + " "));
    var row = report.store().tables().instance(Worlds.instance(1)).orElseThrow();
    return row.outcome.orElseThrow().details().json();
  }

  @Test
  void aResultThatCannotBeReadFailsItsAttemptAndOneThatIsTooLargeFailsTheCall() {
    assertThat(outcome(Disturbance.GARBLED)).isEqualTo("\"fine\"");
    assertThat(outcome(Disturbance.HUGE)).contains("waymark.ValueTooLarge");
  }
}
