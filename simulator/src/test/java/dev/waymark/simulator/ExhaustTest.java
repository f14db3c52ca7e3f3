package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Every single disturbance, and that the checkers would see what they are there for.
class ExhaustTest {
  private static final Stage[] SEQUENCE = {
    call("a"), call("flaky", "b"), new Stage.Sleep(2_000_000), call("c", "d")
  };

  @Test
  void noSingleDisturbanceChangesTheResultOrForgetsACall() {
    var result = Exhaust.singles(Worlds.world(2, 1, SEQUENCE), Exhaust::sameOutcomes);
    assertThat(result.failures()).isEmpty();
    assertThat(result.run()).isEqualTo(result.disturbances()).isGreaterThan(300);
  }

  @Test
  void manyInstancesInOneCommitSurviveEverySingleDisturbance() {
    var result =
        Exhaust.singles(Worlds.world(3, 4, call("a", "b"), call("c")), Exhaust::sameOutcomes);
    assertThat(result.failures()).isEmpty();
    assertThat(result.run()).isEqualTo(result.disturbances());
  }

  @Test
  void theCountEqualsAnIndependentCountFromTheTrace() {
    var setup = Worlds.world(2, 1, SEQUENCE);
    var counted = 0;
    for (var line : World.run(setup, Choices.benign()).trace().lines()) {
      if (line.contains(" !! POINT SENT ")) {
        counted += 5;
      } else if (line.contains(" !! POINT DURABLE ")) {
        counted += 4;
      } else if (line.contains(" !! POINT DISPATCH ") || line.contains(" !! POINT REPORT ")) {
        counted += 3;
      }
    }
    assertThat(Exhaust.singles(setup, Exhaust::sameOutcomes).run()).isEqualTo(counted);
  }

  @ParameterizedTest
  @EnumSource(value = Mutant.class, names = "NONE", mode = Mode.EXCLUDE)
  void aStoreWithoutAGuardIsFound(Mutant mutant) {
    assertThatThrownBy(
            () -> {
              var setup = Worlds.world(2, 1, mutant, SEQUENCE);
              throw Exhaust.singles(setup, Exhaust::sameOutcomes).failures().getFirst();
            })
        .isInstanceOf(SimulationFailure.class);
  }

  @Test
  void withoutTheFenceSomebodyWritesWhatHeMayNotWrite() {
    Set<String> found = new LinkedHashSet<>();
    Exhaust.singles(Worlds.world(2, 1, Mutant.NO_FENCE, SEQUENCE), Exhaust::sameOutcomes)
        .failures()
        .forEach(failure -> found.add(failure.invariant()));
    assertThat(found).contains("S4");
  }

  @Test
  void aFailingRunIsHadAgainFromItsTape() {
    var setup = Worlds.world(2, 1, Mutant.NO_FENCE, SEQUENCE);
    var failure = Exhaust.singles(setup, Exhaust::sameOutcomes).failures().getFirst();
    var tape = new TreeMap<String, Integer>(failure.tape());
    assertThat(tape).hasSize(1);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                SimulationFailure.class, () -> World.run(setup, Choices.replay(tape))))
        .hasMessage(failure.getMessage());
  }
}
