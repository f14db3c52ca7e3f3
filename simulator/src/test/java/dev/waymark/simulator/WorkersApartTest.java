package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Status;
import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nodes that run no actions, and workers that run nothing else: every call goes through a row.
class WorkersApartTest {
  private static final Stage[] SEQUENCE = {
    call("a"), new Stage.Sleep(2_000_000), call("flaky", "b")
  };

  @Test
  void anInstanceRunsToItsEndAlthoughItsNodeOffersNothing() {
    var setup = Worlds.workersApart(1, 1, Mutant.NONE, call("a"), call("b", "c"));
    var report = World.run(setup, Choices.benign());
    var row = report.store().tables().instance(Worlds.instance(1)).orElseThrow();
    assertThat(row.status).isEqualTo(Status.COMPLETED);
    assertThat(row.outcome.orElseThrow().details())
        .isEqualTo(Payload.of("[\"a#1\",\"b#2\",\"c#3\"]"));
    assertThat(report.ledger().counts().values()).containsOnly(1);
    assertThat(report.ledger().executions())
        .allSatisfy(one -> assertThat(one.node()).isEqualTo("w1"));
    assertThat(report.store().tables().callsOf(Worlds.instance(1))).isEmpty();
  }

  @Test
  void noSingleDisturbanceOfANodeOrAWorkerChangesTheResult() {
    var setup = Worlds.workersApart(2, 2, Mutant.NONE, SEQUENCE);
    var benign = World.run(setup, Choices.benign());
    assertThat(benign.points())
        .as("workers are disturbed too, also between a settlement and its acknowledgement")
        .anySatisfy(point -> assertThat(point.key()).contains("w1@1/").contains("SettleCalls"));
    var result = Exhaust.singles(setup, Exhaust::sameOutcomes);
    assertThat(result.failures()).isEmpty();
    assertThat(result.run()).isEqualTo(result.disturbances());
  }

  @Test
  void manyDisturbancesAtOnceChangeNothingThatMatters() {
    var setup = Worlds.workersApart(2, 3, Mutant.NONE, SEQUENCE);
    var benign = World.run(setup, Choices.benign());
    for (var seed = 1L; seed <= 30; seed++) {
      Exhaust.sameOutcomes(benign, World.run(setup, Choices.random(seed, (int) (seed % 40))));
    }
  }

  /// Every attempt takes too long, also where the worker is too frozen to say so.
  private static World.Setup limited(Mutant mutant) {
    var stage = new Stage.Calls(5 * Worlds.SECOND, List.of("slow"));
    return Worlds.workersApart(1, 1, mutant, stage);
  }

  @Test
  void anAttemptThatTakesTooLongIsSettledOnceWhoeverSaysSoFirst() {
    for (var single : Exhaust.singles(World.run(limited(Mutant.NONE), Choices.benign()))) {
      var report = World.run(limited(Mutant.NONE), single.choices());
      assertThat(report.store().tables().historyOf(Worlds.instance(1)))
          .as(single.toString())
          .filteredOn(entry -> entry.kind().equals("settled"))
          .hasSize(3)
          .allSatisfy(e -> assertThat(e.details().json()).contains("slow took longer than 5 s"));
    }
  }

  @Test
  void aTimeoutThatIsToldOfBesideItsRowIsFoundAsASecondOutcome() {
    var setup = limited(Mutant.TIMEOUT_BESIDE_SETTLE);
    assertThat(Exhaust.firstFailure(setup, (_, _) -> {}))
        .hasValueSatisfying(failure -> assertThat(failure.invariant()).isEqualTo("S3"));
  }
}
