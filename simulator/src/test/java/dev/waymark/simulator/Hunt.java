package dev.waymark.simulator;

import dev.waymark.engine.kernel.Settings;
import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/// Where a mutant has to be found: in every single disturbance of one world, the benign run first,
/// within so many worlds.
record Hunt(Mutant mutant, World.Setup setup, int budget) {
  /// Found after so many worlds, by this invariant, with these deviations.
  record Kill(int worlds, SimulationFailure failure, long cpuMillis) {}

  private static final Stage[] SEQUENCE = {
    ScriptedMachine.call("a"),
    ScriptedMachine.call("flaky", "b"),
    new Stage.Sleep(2_000_000),
    ScriptedMachine.call("c", "d")
  };

  /// The world in which a mutant shows, as small as it may be.
  static Hunt of(Mutant mutant) {
    return switch (mutant) {
      case CLAIM_TAKES_ALL ->
          in(
              Worlds.world(1, 5, mutant, ScriptedMachine.call("a")),
              Settings.DEFAULT.withMaxInstances(2),
              1);
      case NO_ADOPT_AFTER_CLAIM -> in(Worlds.world(2, 1, mutant, SEQUENCE), NEVER_ADOPTING, 300);
      case SETTLE_KEEPS_THE_ROW, SWEEP_USES_ATTEMPT ->
          new Hunt(mutant, Worlds.workersApart(1, 1, mutant, ScriptedMachine.call("a")), 300);
      case NONE,
          NO_FENCE,
          NO_SEQ,
          FENCE_IS_OWNER,
          CLAIM_KEEPS_TOKEN,
          CLAIM_BELIEVES_ITS_EYES,
          INBOX_READ_IN_CLAIM,
          READING_CONSUMES,
          WAKE_MERGED,
          TIMER_NOT_STORED,
          RELEASED_BEFORE_COMMIT,
          COMMIT_IN_TWO,
          COMMIT_WITHOUT_NODE_ROW,
          BURIAL_WITHOUT_LOCK,
          TIMEOUT_BESIDE_SETTLE,
          BEAT_REVIVES,
          REAP_WITHOUT_EVENT,
          CUT_LEAKS_LOCKS,
          START_KEY_SEEN_EARLY,
          ENDED_LOOKS_LIVE,
          BLIND_RETRY,
          UNKNOWN_IS_DONE,
          EFFECTS_BEFORE_COMMIT,
          REDELIVERY_USES_ATTEMPT,
          TIMER_FROM_MEMORY,
          REPORT_WITHOUT_TOKEN ->
          new Hunt(mutant, Worlds.world(2, 1, mutant, SEQUENCE), 300);
    };
  }

  /// What a node owns is read only when something asks for it.
  private static final Settings NEVER_ADOPTING = adopting(Integer.MAX_VALUE);

  private static Settings adopting(int beats) {
    var s = Settings.DEFAULT;
    return new Settings(
        s.lease(),
        s.beat(),
        s.margin(),
        s.pollMin(),
        s.pollMax(),
        s.claimBatch(),
        s.maxInstances(),
        s.commitBatch(),
        s.commitBytes(),
        beats,
        s.strikesMax(),
        s.lostMax(),
        s.lostFirst(),
        s.lostMaxDelay(),
        s.slots(),
        s.queue());
  }

  private static Hunt in(World.Setup world, Settings settings, int budget) {
    return new Hunt(
        world.mutant(),
        new World.Setup(
            world.nodes(),
            settings,
            world.machinery(),
            world.stubs(),
            world.mutant(),
            world.before(),
            world.starts()),
        budget);
  }

  /// Empty when it survives its budget.
  Optional<Kill> run() {
    var clock = ManagementFactory.getThreadMXBean();
    var began = clock.getCurrentThreadCpuTime();
    var worlds = 0;
    try {
      worlds++;
      var benign = World.run(setup, Choices.benign());
      for (var single : singles(benign)) {
        worlds++;
        Exhaust.sameOutcomes(benign, World.run(setup, single.choices()));
      }
      return Optional.empty();
    } catch (SimulationFailure failure) {
      return Optional.of(
          new Kill(worlds, failure, (clock.getCurrentThreadCpuTime() - began) / 1_000_000));
    }
  }

  private List<Exhaust.Single> singles(World.Report benign) {
    return Exhaust.singles(benign).stream().limit(budget - 1L).toList();
  }
}
