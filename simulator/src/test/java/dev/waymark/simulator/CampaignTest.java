package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.Probe.Often;
import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Many disturbances in one run, and then none any more: what has to come to its end, and what has
/// to be met on the way.
class CampaignTest {
  /// What may be left to wait for when nobody disturbs any more: the longest pause of a node, a
  /// minute of slowness, an outage, two leases, the longest delay of a delivery.
  private static final long BOUND = 300 * Worlds.SECOND;

  private static World.Setup world(Mutant mutant) {
    return Worlds.world(
        3, 6, mutant, call("a"), call("flaky", "b"), new Stage.Sleep(2_000_000), call("c"));
  }

  /// L1: how long the world took from its last disturbance on, beyond what it takes anyway.
  private static long late(World.Report benign, World.Report report) {
    return report.micros() - report.probes().disturbedAt() - benign.micros();
  }

  @Test
  void manyDisturbancesAtOnceChangeNothingThatMatters() {
    var setup = world(Mutant.NONE);
    var benign = World.run(setup, Choices.benign());
    var met = new EnumMap<Probe, Integer>(Probe.class);
    var kinds = new TreeSet<String>();
    for (var seed = 1L; seed <= 120; seed++) {
      var report = World.run(setup, Choices.random(seed, (int) (seed % 40)));
      Exhaust.sameOutcomes(benign, report);
      assertThat(late(benign, report)).as("L1 of seed " + seed).isLessThan(BOUND);
      report.probes().counts().forEach((probe, count) -> met.merge(probe, count, Integer::sum));
      kinds.addAll(kinds(report));
    }
    print(met);
    assertThat(missed(met)).as("never met").isEmpty();
    assertThat(met.keySet()).as("met").noneMatch(probe -> probe.often() == Often.NEVER);
    assertThat(kinds).hasSize(Disturbance.values().length - 3);
  }

  private static List<Probe> missed(Map<Probe, Integer> met) {
    return List.of(Probe.values()).stream()
        .filter(probe -> probe.often() == Often.SOMETIMES && !met.containsKey(probe))
        .toList();
  }

  /// Which kinds the tape of a run names.
  private static List<String> kinds(World.Report report) {
    var kinds = new ArrayList<String>();
    report
        .tape()
        .forEach((key, choice) -> {
          var point = key.substring(key.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
          kinds.add(Disturbance.Point.valueOf(point).kinds().get(choice - 1).name());
        });
    return kinds;
  }

  private static void print(Map<Probe, Integer> met) {
    System.out.printf(Locale.ROOT, "%n%-20s %7s  %s%n", "probe", "met", "");
    met.forEach((probe, count) ->
        System.out.printf(Locale.ROOT, "%-20s %7d  %s%n", probe, count, probe.words()));
  }

  @Test
  void aCampaignInWhichNothingHappensMissesItsProbes() {
    var benign = World.run(world(Mutant.NONE), Choices.benign());
    assertThat(missed(benign.probes().counts())).contains(Probe.NODE_BURIED, Probe.GHOST_FENCED);
  }

  @Test
  void workersThatAreApartSurviveManyDisturbancesToo() {
    var setup = Worlds.workersApart(2, 3, Mutant.NONE, call("a"), call("flaky", "b"), call("c"));
    var benign = World.run(setup, Choices.benign());
    for (var seed = 1L; seed <= 40; seed++) {
      var report = World.run(setup, Choices.random(seed, (int) (seed % 40)));
      Exhaust.sameOutcomes(benign, report);
      assertThat(late(benign, report)).as("L1 of seed " + seed).isLessThan(BOUND);
    }
  }

  @Test
  void whatUsesUpAttemptsBreaksNoInvariant() {
    var setup =
        Worlds.world(
            2, 2, new Stage.Calls(15 * Worlds.SECOND, List.of("a", "b")), call("flaky", "c"));
    var ends = new TreeSet<String>();
    for (var seed = 1L; seed <= 60; seed++) {
      var report = World.run(setup, Choices.wild(seed, 60));
      for (var row : report.store().tables().allInstances()) {
        ends.add(row.outcome.orElseThrow().details().json());
      }
    }
    assertThat(ends).as("attempts were used up").hasSizeGreaterThan(1);
  }

  private static World.Setup withPoison(boolean poisoned) {
    var world = Worlds.world(2, 5, call("a"), call("flaky", "b"));
    var poison =
        new Transaction.NewInstance(
            Worlds.instance(9),
            Worlds.instance(9),
            "scripted",
            Optional.empty(),
            "nowhere",
            "s",
            Payload.of("{}"),
            Optional.empty());
    var starts = new ArrayList<>(world.starts());
    if (poisoned) {
      starts.addFirst(poison);
    }
    return new World.Setup(
        world.nodes(),
        world.settings(),
        world.machinery(),
        world.stubs(),
        world.mutant(),
        world.before(),
        starts);
  }

  /// When the last instance but the poison one has ended.
  private static long lastEnd(World.Report report) {
    var last = 0L;
    for (var row : report.store().tables().allInstances()) {
      last = row.status.ended() ? Math.max(last, row.changed) : last;
    }
    return last;
  }

  @Test
  void anEventForAnInstanceThatHasEndedIsLate() {
    var report = World.run(Hunt.toldLate(Mutant.NONE), Choices.benign());
    assertThat(report.probes().counts()).containsKey(Probe.LATE_EVENT);
  }

  @Test
  void aPoisonInstanceDelaysNoOther() {
    var benign = World.run(withPoison(false), Choices.benign());
    var poisoned = World.run(withPoison(true), Choices.benign());
    assertThat(poisoned.probes().counts()).containsKey(Probe.QUARANTINED);
    assertThat(lastEnd(poisoned)).isLessThan(lastEnd(benign) + 100_000);
  }
}
