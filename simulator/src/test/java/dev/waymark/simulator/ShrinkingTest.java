package dev.waymark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import dev.waymark.simulator.test.Shrinking;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A planted fault in a run with many disturbances is shown with the few that it takes.
class ShrinkingTest {
  private static final int MANY = 20;

  private static World.Setup setup(Mutant mutant) {
    return Worlds.world(
        3,
        2,
        mutant,
        ScriptedMachine.call("a"),
        ScriptedMachine.call("flaky", "b"),
        new Stage.Sleep(2_000_000),
        ScriptedMachine.call("c"));
  }

  private static Optional<SimulationFailure> failure(World.Setup setup, Choices choices) {
    try {
      World.run(setup, choices);
      return Optional.empty();
    } catch (SimulationFailure failure) {
      return Optional.of(failure);
    }
  }

  /// The first drawn run that breaks after at least so many disturbances.
  private static SimulationFailure found(World.Setup setup) {
    for (var seed = 1L; seed <= 3_000; seed++) {
      var failure = failure(setup, Choices.random(seed, 60 + (int) (seed % 60)));
      if (failure.isPresent() && failure.get().tape().size() >= MANY) {
        return failure.get();
      }
    }
    throw new AssertionError("no run broke after " + MANY + " disturbances");
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_FENCE", "BLIND_RETRY", "REDELIVERY_USES_ATTEMPT"})
  void aPlantedFaultInARunWithTwentyDisturbancesShrinksToThreeAtMost(Mutant mutant) {
    var setup = setup(mutant);
    var found = found(setup);
    var small = Shrinking.smallest(found.tape(), tape -> breaks(setup, tape, found));
    assertThat(small).hasSizeBetween(1, 3);
    assertThat(failure(setup, Choices.replay(small)))
        .hasValueSatisfying(again -> assertThat(again.invariant()).isEqualTo(found.invariant()));
  }

  private static boolean breaks(
      World.Setup setup, Map<String, Integer> tape, SimulationFailure found) {
    return failure(setup, Choices.replay(tape))
        .filter(again -> again.invariant().equals(found.invariant()))
        .isPresent();
  }

  @Test
  void whatOnlyGoesTogetherIsTakenTogether() {
    var tape = Map.of("a", 1, "b", 1, "c", 1, "d", 1);
    var small =
        Shrinking.smallest(
            tape, left -> left.containsKey("c") && left.containsKey("a") == left.containsKey("b"));
    assertThat(small).containsOnlyKeys("c");
  }
}
