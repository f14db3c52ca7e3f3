package dev.waymark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.simulator.store.Mutant;
import java.util.Locale;
import java.util.Optional;
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
  private static final TreeMap<Mutant, Optional<Hunt.Kill>> KILLS = new TreeMap<>();

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
    var kill = kill(mutant);
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

  private static Optional<Hunt.Kill> kill(Mutant mutant) {
    return KILLS.computeIfAbsent(mutant, one -> Hunt.of(one).run());
  }

  /// A mutant that each invariant finds: a check that cannot fail checks nothing.
  private static Mutant breaking(Invariant invariant) {
    return switch (invariant) {
      case S1 -> Mutant.ENDED_IS_DELETED;
      case S2 -> Mutant.START_KEY_SEEN_EARLY;
      case S3 -> Mutant.BLIND_RETRY;
      case S4 -> Mutant.NO_FENCE;
      case S5 -> Mutant.CLAIM_KEEPS_TOKEN;
      case S6 -> Mutant.REDELIVERY_USES_ATTEMPT;
      case S7 -> Mutant.SETTLED_NOT_RECORDED;
      case S8 -> Mutant.SWEEP_USES_ATTEMPT;
      case S9 -> Mutant.KEY_PER_INSTANCE;
      case S10 -> Mutant.ENDED_LOOKS_LIVE;
      case S12 -> Mutant.RESULTS_AS_THEY_COME;
      case S13 -> Mutant.TIMER_FROM_MEMORY;
      case S18 -> Mutant.START_LEAVES_EVENT;
      case S19 -> Mutant.RETIRE_FORGETS;
      case S20 -> Mutant.STATE_GARBLED;
      case S22 -> Mutant.CLAIM_TAKES_ALL;
      case S23 -> Mutant.TIMER_NOT_STORED;
      case G2 -> Mutant.UNKNOWN_IS_DONE;
      case G5 -> Mutant.LEASE_NOT_CHECKED;
      case L1 -> Mutant.NO_ADOPT_AFTER_CLAIM;
      case L4 -> Mutant.WAKE_MERGED;
    };
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void everyInvariantFindsSomething(Invariant invariant) {
    var kill = kill(breaking(invariant)).orElseThrow();
    assertThat(kill.failure().invariant()).isEqualTo(invariant.name());
  }

  @Test
  void theWorldWithoutAFaultSurvivesTheHunt() {
    assertThat(Hunt.of(Mutant.NONE).run()).isEmpty();
  }

  /// In a process that has just begun, too.
  @Test
  void theCanaryIsFoundInLessThanASecond() {
    var kill = Hunt.of(Mutant.REAP_WITHOUT_EVENT).run().orElseThrow();
    assertThat(kill.failure().invariant()).isEqualTo("S23");
    assertThat(kill.cpuMillis()).isLessThan(1_000);
  }
}
