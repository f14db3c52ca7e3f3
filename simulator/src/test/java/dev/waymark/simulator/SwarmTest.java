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
}
