package dev.waymark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.simulator.store.Mutant;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The tests of the tester: every fault that we know how to make is found, within its budget, and
/// what has no fault is not.
class MutantsTest {
  private static final TreeMap<Mutant, String> TABLE = new TreeMap<>();

  @AfterAll
  static void printTheTable() {
    System.out.printf(
        Locale.ROOT,
        "%n%-26s %7s %7s %6s  %-4s %s%n",
        "mutant",
        "budget",
        "worlds",
        "ms",
        "by",
        "deviations");
    TABLE.values().forEach(System.out::println);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mutant.class,
      mode = Mode.EXCLUDE,
      names = {
        "NONE",
        // What is executed differs there in any case: WorkersApartTest finds it.
        "TIMEOUT_BESIDE_SETTLE"
      })
  void aMutantDiesWithinItsBudget(Mutant mutant) {
    var hunt = Hunt.of(mutant);
    var kill = hunt.run();
    assertThat(kill).as(mutant + " within " + hunt.budget() + " worlds").isPresent();
    var found = kill.orElseThrow();
    TABLE.put(
        mutant,
        String.format(
            Locale.ROOT,
            "%-26s %7d %7d %6d  %-4s %s",
            mutant,
            hunt.budget(),
            found.worlds(),
            found.cpuMillis(),
            found.failure().invariant(),
            found.failure().tape().keySet()));
  }

  @Test
  void theWorldWithoutAFaultSurvivesTheHunt() {
    assertThat(Hunt.of(Mutant.NONE).run()).isEmpty();
  }

  @Test
  void theCanaryIsFoundInLessThanASecond() {
    var kill = Hunt.of(Mutant.NO_FENCE).run().orElseThrow();
    assertThat(kill.failure().invariant()).isEqualTo("S4");
    assertThat(kill.cpuMillis()).isLessThan(1_000);
  }
}
