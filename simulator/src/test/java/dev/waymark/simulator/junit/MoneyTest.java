package dev.waymark.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.MultipleFailuresError;

/// The checkout that charges twice when something dies, under JUnit.
@WaymarkTest(workflows = "../corpus/cases/test/double_charge.wm")
class MoneyTest {
  private int worlds;

  @BeforeEach
  void everybodyAnswers(Simulation simulation, Ledger ledger) {
    simulation.stub("reserve").returns("r-1");
    simulation
        .stub("charge")
        .takes(Duration.ofSeconds(1))
        .effect(call -> ledger.add("charge", call.idempotencyKey()))
        .returns("receipt");
  }

  private static Disturbances disturbances(Simulation simulation, Executable body) {
    return new Disturbances(simulation, simulation.before(), body);
  }

  @CrashEverywhere
  void whatIsReservedIsReservedUnderOneKey(Simulation simulation, Ledger ledger) {
    simulation
        .stub("reserve")
        .effect(call -> ledger.add("reserve", call.idempotencyKey()))
        .returns("r-1");
    simulation.always(() -> ledger.countByKey("reserve") <= 1);
    simulation.run("checkout", "o-1").assertCompleted();
    simulation.eventually(() -> ledger.count("charge") >= 1);
  }

  @Swarm(runs = 40)
  void nothingIsLostInASwarm(Simulation simulation, Ledger ledger) {
    worlds++;
    assertThat(simulation.run("checkout").result()).isEqualTo("receipt");
    assertThat(ledger.count("charge")).isPositive();
    assertThat(worlds).isLessThanOrEqualTo(43);
  }

  @Schedule("schedules/first_call.sched")
  void anOldFindingStaysMended(Simulation simulation, Ledger ledger) {
    simulation.run("checkout").assertCompleted();
    assertThat(simulation.keys("reserve")).isEqualTo(1);
  }

  @Test
  void whatBreaksAlwaysIsFoundWithTheLineAndHadAgain(Simulation simulation, Ledger ledger)
      throws Throwable {
    var once =
        disturbances(
            simulation,
            () -> {
              simulation.always("one charge", () -> ledger.countByKey("charge") <= 1);
              simulation.run("checkout");
            });
    assertThatThrownBy(once::everywhere)
        .isInstanceOfSatisfying(
            MultipleFailuresError.class,
            found -> {
              assertThat(found.getFailures()).hasSize(1);
              var message = String.valueOf(found.getFailures().getFirst().getMessage());
              assertThat(message)
                  .startsWith("one charge does not hold always")
                  .contains("at double_charge.wm:13: await charge(", "virtual time line");
              assertThatThrownBy(() -> once.replay(List.of(named(message))))
                  .hasMessageStartingWith("one charge does not hold always")
                  .hasMessageContaining("replayed: ");
            });
    assertThatThrownBy(() -> once.replay(List.of("CRASH/n9@1/d1.charge#2.report")))
        .hasMessageContaining("is stale");
    assertThatThrownBy(() -> once.replay(List.of("DISTURB/n9@1/d1.charge#2.report=1")))
        .hasMessageContaining("is stale");
  }

  private static String named(String message) {
    var found = Pattern.compile("waymark.replay='(.*)'").matcher(message);
    assertThat(found.find()).as(message).isTrue();
    return found.group(1);
  }

  @Test
  void aSwarmIsMadeSmall(Simulation simulation, Ledger ledger) {
    var swarm =
        disturbances(
            simulation,
            () -> {
              simulation.run("checkout");
              assertThat(ledger.countByKey("charge")).as("charges").isEqualTo(1);
            });
    assertThatThrownBy(() -> swarm.swarm(300, 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[charges]")
        .hasMessageContaining("at double_charge.wm:1")
        .satisfies(thrown -> {
          var message = String.valueOf(thrown.getMessage());
          assertThat(message).containsPattern("world \\d+ of 300, seed 1, [123] of its \\d+ dist");
          var words = List.of(named(message).split(" "));
          assertThatThrownBy(() -> swarm.replay(words)).hasMessageContaining("[charges]");
        });
  }

  @Test
  void whatKeepsSomethingFromLifeToLifeIsSaid(Simulation simulation) {
    var lives = new int[1];
    var forgetful =
        disturbances(
            simulation,
            () -> {
              lives[0]++;
              simulation.stub("reserve").takes(Duration.ofSeconds(lives[0])).returns("r-1");
              simulation.run("checkout");
            });
    assertThatThrownBy(forgetful::everywhere)
        .hasMessageStartingWith("two lives of this test that nobody disturbed differ\n");
  }

  @Test
  void theSameKeyIsTheSameInstance(Simulation simulation) {
    var one = simulation.withKey("o-1").run("checkout", "o-1");
    var again = simulation.withKey("o-1").run("checkout", "o-1");
    assertThat(simulation.calls("charge")).isEqualTo(1);
    assertThat(again.result()).isEqualTo(one.result());
    simulation.withKey("o-2").start("checkout", "o-2");
    assertThat(simulation.calls("reserve")).isEqualTo(2);
  }

  @Test
  void callsAreRecordedWithTheirArguments(Simulation simulation) {
    var reserve = simulation.stub("reserve").returnsNothing();
    reserve.assertNeverCalled();
    simulation.run("checkout", "o-9");
    reserve.assertCalledOnceWith("o-9");
    assertThat(reserve.calls().getFirst().argument("order", String.class)).isEqualTo("o-9");
    assertThatThrownBy(() -> reserve.assertCalledOnceWith("o-8"))
        .hasMessageStartingWith("`reserve` was called with [o-9], not [o-8]\n\nvirtual time line");
    assertThatThrownBy(() -> reserve.assertCalled(2))
        .hasMessageStartingWith("`reserve` was called 1 times, not 2");
    assertThatThrownBy(() -> reserve.calls().getFirst().argument("ordre", String.class))
        .hasMessageContaining("did you mean `order`?");
  }

  @Test
  void anEffectHappensWhenItsTimeIsOverAlsoWhenNobodyWaits(Simulation simulation, Ledger ledger) {
    simulation
        .stub("charge")
        .takes(Duration.ofSeconds(8))
        .effect(call -> ledger.add("late", call.idempotencyKey()))
        .returns("receipt");
    simulation.start("checkout");
    simulation.advance(Duration.ofSeconds(6));
    assertThat(ledger.count("late")).isZero();
    simulation.advance(Duration.ofSeconds(3));
    assertThat(ledger.count("late")).isEqualTo(1);
    assertThat(simulation.calls("charge")).isEqualTo(2);
  }

  @Test
  void whatNeverHoldsIsSaidAndWhatHeldOnceIsEnough(Simulation simulation, Ledger ledger) {
    var checkout = simulation.start("checkout");
    simulation.eventually(() -> ledger.count("charge") == 1 && !checkout.isCompleted());
    assertThat(checkout.isCompleted()).isTrue();
    assertThatThrownBy(() -> simulation.eventually("two charges", () -> ledger.count("charge") > 1))
        .hasMessageStartingWith("two charges never holds\n\nvirtual time line");
    assertThatThrownBy(() -> simulation.always(() -> ledger.count("charge") > 1))
        .hasMessageStartingWith("what the test says does not hold always");
  }

  @Test
  void answersAreComputedOrDrawn(Simulation simulation) {
    simulation.stub("charge").answers(call -> "for " + call.arguments().get("order"));
    assertThat(simulation.run("checkout", "o-3").result()).isEqualTo("for o-3");
    assertThat(drawn(3)).isEqualTo(drawn(3)).isNotEqualTo(drawn(4));
    assertThatThrownBy(() -> simulation.run("checkout").assertFailed("Timeout"))
        .hasMessageContaining("did not fail");
  }

  private static Object drawn(long seed) {
    var simulation = Simulation.of("../corpus/cases/test/double_charge.wm").seed(seed);
    simulation.stub("reserve").generates();
    simulation.stub("charge").generates();
    return List.of(String.valueOf(simulation.run("checkout").result()), simulation.timeLine());
  }
}
