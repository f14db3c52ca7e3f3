package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a mutant has to be found: in every single disturbance of one world, the benign run first,
/// within so many worlds.
record Hunt(Mutant mutant, World.Setup setup, int budget) {
  /// Found after so many worlds, by this invariant, with these deviations.
  record Kill(int worlds, SimulationFailure failure, long cpuMillis) {}

  private static final Stage[] SEQUENCE = {
    call("a"), call("flaky", "b"), new Stage.Sleep(2_000_000), call("c", "d")
  };

  /// The world in which a mutant shows, as small as it may be.
  static Hunt of(Mutant mutant) {
    return switch (mutant) {
      case CLAIM_TAKES_ALL ->
          in(Worlds.world(1, 5, mutant, call("a")), Settings.DEFAULT.withMaxInstances(2), 1);
      case NO_ADOPT_AFTER_CLAIM -> in(Worlds.world(2, 1, mutant, SEQUENCE), NEVER_ADOPTING, 600);
      case LEASE_NOT_CHECKED -> in(Worlds.world(2, 1, mutant, SEQUENCE), NO_MARGIN, 600);
      case POLL_DISABLED -> in(Worlds.world(2, 1, mutant, call("a"), call("b")), NO_POLLS, 600);
      case TIMER_FROM_MEMORY ->
          new Hunt(mutant, Worlds.world(2, 1, mutant, call("flaky", "slow")), 600);
      case REPORT_WITHOUT_TOKEN ->
          new Hunt(
              mutant,
              Worlds.world(1, 1, mutant, new Stage.Calls(15 * Worlds.SECOND, List.of("slow"))),
              1);
      case SETTLE_KEEPS_THE_ROW, SWEEP_USES_ATTEMPT ->
          new Hunt(mutant, Worlds.workersApart(1, 1, mutant, call("a")), 600);
      case WAKE_MERGED ->
          told(Worlds.world(1, 1, mutant, new Stage.Receive("s"), new Stage.Receive("s")), 500, 0);
      case ENDED_LOOKS_LIVE -> new Hunt(mutant, toldLate(mutant), 1);
      case INBOX_READ_IN_CLAIM ->
          told(Worlds.world(1, 8, mutant, new Stage.Receive("s"), new Stage.Receive("s")), 500, 60);
      case NONE,
          NO_FENCE,
          NO_SEQ,
          FENCE_IS_OWNER,
          CLAIM_KEEPS_TOKEN,
          CLAIM_BELIEVES_ITS_EYES,
          READING_CONSUMES,
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
          BLIND_RETRY,
          UNKNOWN_IS_DONE,
          EFFECTS_BEFORE_COMMIT,
          REDELIVERY_USES_ATTEMPT,
          RESULTS_AS_THEY_COME,
          ENDED_IS_DELETED,
          SETTLED_NOT_RECORDED,
          STATE_GARBLED,
          START_LEAVES_EVENT,
          RETIRE_FORGETS,
          KEY_PER_DELIVERY,
          KEY_PER_INSTANCE ->
          new Hunt(mutant, Worlds.world(2, 1, mutant, SEQUENCE), 600);
    };
  }

  /// Two signals come when the instance has ended.
  static World.Setup toldLate(Mutant mutant) {
    return told(Worlds.world(1, 1, mutant, call("a")), 300, 0).setup();
  }

  private static final long HOUR = 3_600 * Worlds.SECOND;

  /// What a node owns is read only when something asks for it.
  private static final Settings NEVER_ADOPTING =
      settings(
          Settings.DEFAULT.margin(),
          Settings.DEFAULT.pollMin(),
          Settings.DEFAULT.pollMax(),
          Integer.MAX_VALUE);

  private static final Settings NO_MARGIN =
      settings(
          -HOUR,
          Settings.DEFAULT.pollMin(),
          Settings.DEFAULT.pollMax(),
          Settings.DEFAULT.beatsPerAdopt());

  private static final Settings NO_POLLS =
      settings(Settings.DEFAULT.margin(), HOUR, HOUR, Settings.DEFAULT.beatsPerAdopt());

  private static Settings settings(long margin, long pollMin, long pollMax, int beatsPerAdopt) {
    var s = Settings.DEFAULT;
    return new Settings(
        s.lease(),
        s.beat(),
        margin,
        pollMin,
        pollMax,
        s.claimBatch(),
        s.maxInstances(),
        s.commitBatch(),
        s.commitBytes(),
        beatsPerAdopt,
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

  /// Two signals for each instance, from one to the next so much further apart.
  private static Hunt told(World.Setup world, long millis, long apartMicros) {
    var posts = new ArrayList<World.Post>();
    for (var i = 0; i < world.starts().size(); i++) {
      var id = world.starts().get(i).id();
      var at = millis * 1_000 + i * 100_000L;
      posts.add(new World.Post(at, letter(id, "1")));
      posts.add(new World.Post(at + i * apartMicros, letter(id, "2")));
    }
    return new Hunt(
        world.mutant(),
        new World.Setup(
            world.nodes(),
            world.workers(),
            world.settings(),
            world.machinery(),
            world.stubs(),
            world.mutant(),
            world.before(),
            world.starts(),
            posts),
        1);
  }

  private static Transaction.Letter letter(InstanceId to, String key) {
    return new Transaction.Letter(to, Optional.of(key), new Event.Signalled("s", Payload.of(key)));
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
