package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import org.junit.jupiter.api.Test;

/// Every single disturbance, and that the checkers would see what they are there for.
class ExhaustTest {
  private static final Stage[] SEQUENCE = {
    call("a"), call("flaky", "b"), new Stage.Sleep(2_000_000), call("c", "d")
  };

  @Test
  void noSingleDisturbanceChangesTheResultAndTheirCountIsThatOfTheTrace() {
    var setup = Worlds.world(2, 1, SEQUENCE);
    var counted = 0;
    for (var line : World.run(setup, Choices.benign()).trace().lines()) {
      if (line.contains(" !! POINT SENT ")) {
        counted += 5;
      } else if (line.contains(" !! POINT ")) {
        counted += 4;
      }
    }
    var result = Exhaust.singles(setup, Exhaust::sameOutcomes);
    assertThat(result.failures()).isEmpty();
    assertThat(result.run()).isEqualTo(result.disturbances()).isEqualTo(counted);
    assertThat(counted).isGreaterThan(300);
  }

  @Test
  void manyInstancesInOneCommitSurviveEverySingleDisturbance() {
    var result =
        Exhaust.singles(Worlds.world(3, 4, call("a", "b"), call("c")), Exhaust::sameOutcomes);
    assertThat(result.failures()).isEmpty();
    assertThat(result.run()).isEqualTo(result.disturbances());
  }

  @Test
  void withoutTheFenceSomebodyWritesWhatHeMayNotWriteAndTheTapeShowsItAgain() {
    var setup = Worlds.world(2, 1, Mutant.NO_FENCE, SEQUENCE);
    var failure = Exhaust.firstFailure(setup, Exhaust::sameOutcomes).orElseThrow();
    assertThat(failure.invariant()).isEqualTo("S4");
    assertThat(failure.tape()).hasSize(1);
    assertThat(
            catchThrowableOfType(
                SimulationFailure.class, () -> World.run(setup, Choices.replay(failure.tape()))))
        .hasMessage(failure.getMessage());
  }
}
