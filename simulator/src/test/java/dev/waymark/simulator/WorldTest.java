package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Status;
import dev.waymark.simulator.ScriptedMachine.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
  @Test
  void anInstanceRunsToItsEndOnOneNode() {
    var report = World.run(Worlds.world(1, 1, call("a"), call("b", "c")), Choices.benign());
    var row = report.store().tables().instance(Worlds.instance(1)).orElseThrow();
    assertThat(row.status).isEqualTo(Status.COMPLETED);
    assertThat(row.outcome.orElseThrow().details())
        .isEqualTo(Payload.of("[\"a#1\",\"b#2\",\"c#3\"]"));
    assertThat(report.ledger().counts().values()).containsOnly(1);
  }

  @Test
  void aSleepOfADayHoldsNoNodeAndCostsNoTime() {
    var report =
        World.run(
            Worlds.world(1, 1, new Stage.Sleep(86_400_000_000L), call("a")), Choices.benign());
    assertThat(report.micros()).isGreaterThan(86_400_000_000L);
  }

  @Test
  void anAttemptThatTakesTooLongIsSettledByTheNode() {
    var report =
        World.run(
            Worlds.world(1, 1, new Stage.Calls(5 * Worlds.SECOND, List.of("slow"))),
            Choices.benign());
    var row = report.store().tables().instance(Worlds.instance(1)).orElseThrow();
    assertThat(row.outcome.orElseThrow().details()).isEqualTo(Payload.of("[\"given up\"]"));
    assertThat(report.store().tables().historyOf(Worlds.instance(1)))
        .filteredOn(entry -> entry.kind().equals("settled"))
        .hasSize(3)
        .allSatisfy(e -> assertThat(e.details().json()).contains("slow took longer than 5 s"));
  }

  @Test
  void aFailedAttemptIsMadeAgainAndAMillisecondHasManyInstances() {
    var report = World.run(Worlds.world(2, 20, call("flaky", "a"), call("b")), Choices.benign());
    assertThat(report.ledger().executions()).hasSize(20 * 4);
    assertThat(report.ledger().counts().values()).containsOnly(1);
  }

  @Test
  void equalChoicesGiveEqualTraces() {
    var setup = Worlds.world(3, 5, call("flaky"), call("a", "b"), new Stage.Sleep(3_000_000));
    var one = World.told(setup, Choices.random(42, 2));
    var other = World.told(setup, Choices.random(42, 2));
    assertThat(other.trace().lines()).isEqualTo(one.trace().lines());
    assertThat(other.trace().hash()).isEqualTo(one.trace().hash());
  }
}
