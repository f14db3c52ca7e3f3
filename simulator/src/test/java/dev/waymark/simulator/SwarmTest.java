package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Many disturbances in one run.
class SwarmTest {
  private static World.Setup setup(Mutant mutant) {
    return Worlds.world(
        3, 6, mutant, call("a"), call("flaky", "b"), new Stage.Sleep(2_000_000), call("c"));
  }

  @Test
  void equalSeedsGiveEqualHashesAndOthersDoNot() {
    var hashes = new ArrayList<Long>();
    for (var seed = 1L; seed <= 10; seed++) {
      var one = World.run(setup(Mutant.NONE), Choices.random(seed, 10)).trace().hash();
      var other = World.run(setup(Mutant.NONE), Choices.random(seed, 10)).trace().hash();
      assertThat(other).isEqualTo(one);
      hashes.add(one);
    }
    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Test
  void theTapeOfARunGivesTheSameRun() {
    var random = World.run(setup(Mutant.NONE), Choices.random(7, 20));
    assertThat(random.tape()).isNotEmpty();
    var replayed = World.run(setup(Mutant.NONE), Choices.replay(random.tape()));
    assertThat(replayed.trace().hash()).isEqualTo(random.trace().hash());
  }

  @Test
  void inAnyOrderAndWithAnyMixtureOfDisturbancesTheResultIsTheSame() {
    var benign = World.run(setup(Mutant.NONE), Choices.benign());
    var orders = 0;
    for (var seed = 1L; seed <= 60; seed++) {
      var report = World.run(setup(Mutant.NONE), Choices.swarm(seed));
      Exhaust.sameOutcomes(benign, report);
      orders += (int) report.tape().keySet().stream().filter(k -> k.startsWith("ORDER/")).count();
    }
    assertThat(orders).isGreaterThan(100);
    var swarm = World.run(setup(Mutant.NONE), Choices.swarm(3));
    assertThat(World.run(setup(Mutant.NONE), Choices.replay(swarm.tape())).trace().hash())
        .isEqualTo(swarm.trace().hash());
  }
}
