package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every single disturbance, and that the checkers would see what they are there for.
class ExhaustTest {
  private static final Stage[] SEQUENCE = {
    call("a"), call("flaky", "b"), new Stage.Sleep(2_000_000), call("c", "d")
  };

  /// How many kinds apply where, counted by hand.
  private static final Map<String, Integer> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("BOOT", 4),
              Map.entry("START", 2),
              Map.entry("SENT", 14),
              Map.entry("DURABLE", 4),
              Map.entry("HINT", 3),
              Map.entry("DISPATCH", 6),
              Map.entry("REPORT", 8)));

  /// As the trace has it: each point, but for those of transactions that found nothing to do.
  static int countedInTrace(World.Setup setup) {
    var lines = World.told(setup, Choices.benign()).trace().lines();
    var idle = new TreeSet<String>();
    for (var line : lines) {
      if (line.contains(" IDLE ")) {
        idle.add(line.split(" ")[4]);
      }
    }
    var counted = 0;
    for (var line : lines) {
      if (line.contains(" !! POINT ")) {
        var key = line.substring(line.lastIndexOf(' ') + 1);
        if (!idle.contains(key.substring(0, key.lastIndexOf('.')))) {
          counted += KINDS.getOrDefault(line.split(" ")[4], 0);
        }
      }
    }
    return counted;
  }

  @Test
  void noSingleDisturbanceChangesTheResultAndTheirCountIsThatOfTheTrace() {
    var setup = Worlds.world(2, 1, SEQUENCE);
    var counted = countedInTrace(setup);
    var result = Exhaust.singles(setup, Exhaust::sameOutcomes);
    assertThat(result.failures()).isEmpty();
    assertThat(result.run()).isEqualTo(result.disturbances()).isEqualTo(counted);
    assertThat(counted).isGreaterThan(200);
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
                SimulationFailure.class, () -> World.told(setup, Choices.replay(failure.tape()))))
        .hasMessage(failure.getMessage());
  }
}
