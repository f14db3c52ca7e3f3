package dev.waymark.simulator;

import static dev.waymark.simulator.Bench.ME;
import static dev.waymark.simulator.Bench.RIVAL;
import static dev.waymark.simulator.Bench.SECOND;
import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Fold;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Workers.Withdrawal;
import dev.waymark.ir.Program;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every death, burial, reap, adoption and unknown reply, as one node meets it.
class RecoveryTest {
  private static Optional<Reply<?>> unknown() {
    return Optional.of(new Reply.Unknown<Object>("connection lost"));
  }

  @Test
  void anUnknownRegistrationIsGivenUpForAnotherId() {
    var bench = new Bench(call("a"));
    bench.after = t -> t instanceof Transaction.RegisterNode ? unknown() : Optional.empty();
    bench.boot("a");
    assertThat(bench.end).isEqualTo(Output.End.UNBORN);
  }

  @Test
  void aClaimWhoseAcknowledgementWasLostIsAdopted() {
    var bench = new Bench(call("a")).start(1);
    bench.after = t -> t instanceof Transaction.Claim ? unknown() : Optional.empty();
    bench.boot("a").pass(10_000);
    assertThat(bench.count(Transaction.Adopt.class)).isPositive();
    assertThat(bench.dispatched).hasSize(1);
    assertThat(bench.row(1).token()).isEqualTo(1);
  }

  @Test
  void aNodeThatOwnsWhatItCannotStoreDoesNotSpin() {
    var bench = new Bench(call("a")).start(1);
    bench.instead =
        t ->
            t instanceof Transaction.CommitSteps
                ? Optional.of(new Reply.NotCommitted<>(Reply.Cause.BAD_ROW, "22021"))
                : Optional.empty();
    bench.boot("a").pass(SECOND);
    assertThat(bench.count(Transaction.Mine.class)).isBetween(1, 30);
    assertThat(bench.count(Transaction.Retarget.class)).isBetween(1, 30);
  }

  @Test
  void aCommitThatWasAppliedWithoutAnAnswerIsReadAndGoneOnFrom() {
    var bench = new Bench(call("a"), call("b")).start(1).boot("a", "b");
    bench.after = t -> t instanceof Transaction.CommitSteps ? unknown() : Optional.empty();
    bench.answer(bench.dispatched.getFirst());
    bench.after = _ -> Optional.empty();
    bench.pass(10_000);
    assertThat(bench.row(1).seq()).isEqualTo(2);
    assertThat(bench.dispatched).extracting(d -> d.call().toString()).containsExactly("a#1", "b#2");
    bench.answer(bench.dispatched.getLast());
    assertThat(bench.row(1).outcome().orElseThrow().details())
        .isEqualTo(Payload.of("[\"a#1\",\"b#2\"]"));
  }

  @Test
  void aCommitThatWasNotAppliedIsMadeAgainFromWhatIsDurableWithTheReportKept() {
    var bench = new Bench(call("a"), call("b")).start(1).boot("a", "b");
    bench.instead = t -> t instanceof Transaction.CommitSteps ? unknown() : Optional.empty();
    bench.answer(bench.dispatched.getFirst());
    bench.instead = _ -> Optional.empty();
    bench.pass(10_000);
    assertThat(bench.row(1).seq()).isEqualTo(2);
    assertThat(bench.dispatched)
        .as("a was not delivered again: its report is only here, but it is here")
        .extracting(d -> d.call().toString())
        .containsExactly("a#1", "b#2");
  }

  @Test
  void aGhostCommitThatLandsAfterTheSecondTryIsAdoptedToo() {
    var bench = new Bench(call("a"), call("b")).start(1).boot("a", "b");
    var ghost = new java.util.ArrayList<Transaction.CommitSteps>();
    bench.instead =
        t -> {
          if (t instanceof Transaction.CommitSteps commit) {
            ghost.add(commit);
            return unknown();
          }
          return Optional.empty();
        };
    bench.answer(bench.dispatched.getFirst());
    bench.instead = _ -> Optional.empty();
    bench.pass(10_000);
    assertThat(bench.done(ghost.getFirst())).as("fenced by seq").isEmpty();
    bench.answer(bench.dispatched.getLast());
    assertThat(bench.row(1).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aBusyRowIsNotALostLease() {
    var bench = new Bench(call("a"), call("b")).start(1).boot("a", "b");
    bench.instead =
        t ->
            t instanceof Transaction.CommitSteps
                ? Optional.of(new Reply.Committed<>(List.of(), World.EPOCH))
                : Optional.empty();
    bench.answer(bench.dispatched.getFirst());
    bench.instead = _ -> Optional.empty();
    bench.pass(10_000);
    assertThat(bench.kinds()).doesNotContain(Output.Kind.LEASE_LOST);
    assertThat(bench.dispatched).hasSize(2);
  }

  @Test
  void aFencedInstanceIsDroppedAndItsActionIsTold() {
    var bench = new Bench(call("a", "b"), call("c")).start(1).boot("a", "b", "c");
    bench.done(new Transaction.RegisterNode(RIVAL, 15 * SECOND));
    bench.done(new Transaction.MarkDead(ME));
    bench.done(new Transaction.Reap(10));
    assertThat(bench.done(new Transaction.Claim(RIVAL, 10, Optional.empty()))).hasSize(1);
    bench.answer(bench.dispatched.getFirst());
    bench.pass(10_000);
    assertThat(bench.kinds()).contains(Output.Kind.LEASE_LOST);
    assertThat(bench.cancelled).extracting(Output.Cancel::why).containsExactly(Withdrawal.LEASE);
    assertThat(bench.row(1).owner()).contains(RIVAL);
    assertThat(bench.row(1).seq()).isEqualTo(1);
  }

  @Test
  void aBuriedNodeDropsAllAndEnds() {
    var bench = new Bench(call("a")).start(3).boot("a");
    bench.done(new Transaction.MarkDead(ME));
    bench.pass(6 * SECOND);
    assertThat(bench.end).isEqualTo(Output.End.BURIED);
    assertThat(bench.cancelled).hasSize(3);
  }

  @Test
  void aLostBeatIsBeatenAgainAtOnceAndBuriesNobody() {
    var bench = new Bench(call("a")).boot("a");
    bench.after = t -> t instanceof Transaction.Beat ? unknown() : Optional.empty();
    bench.pass(6 * SECOND);
    bench.after = _ -> Optional.empty();
    bench.pass(60 * SECOND);
    assertThat(bench.end).isNull();
  }

  @Test
  void aDeadNodesInstancesAreTakenOverWithTheNextDeliveryOfTheSameAttempt() {
    var bench = new Bench(call("a"));
    bench.done(new Transaction.RegisterNode(RIVAL, 15 * SECOND));
    var other = new Bench(call("a"));
    other.start(1).boot("a");
    bench.start(1);
    bench.done(new Transaction.Claim(RIVAL, 10, Optional.empty()));
    bench.boot("a");
    assertThat(bench.dispatched).isEmpty();
    bench.pass(14 * SECOND);
    assertThat(bench.dispatched).as("its lease lasts").isEmpty();
    bench.pass(25 * SECOND);
    assertThat(bench.row(1).owner()).contains(ME);
    assertThat(bench.row(1).token()).as("claim, reap, claim").isEqualTo(3);
    assertThat(bench.dispatched).hasSize(1);
    assertThat(bench.done(new Transaction.ListNodes())).as("the dead one is forgotten").hasSize(1);
  }

  @Test
  void aNodeMarkedDeadByWhoSawItsEndIsTakenOverWithoutWaitingForItsLease() {
    var dying = new Bench(call("a"));
    dying.done(new Transaction.RegisterNode(RIVAL, 15 * SECOND));
    dying.start(1);
    dying.done(new Transaction.Claim(RIVAL, 10, Optional.empty()));
    dying.done(new Transaction.MarkDead(RIVAL));
    dying.boot("a").pass(3 * SECOND);
    assertThat(dying.row(1).owner()).contains(ME);
  }

  @Test
  void nobodyIsBuriedByANodeThatHasNotBeatenOnTimeForAWholeLease() {
    var bench = new Bench(call("a"));
    bench.done(new Transaction.RegisterNode(RIVAL, 1));
    bench.boot("a").pass(14 * SECOND);
    assertThat(bench.count(Transaction.Bury.class)).isZero();
    bench.pass(10 * SECOND);
    assertThat(bench.count(Transaction.Bury.class)).isPositive();
  }

  @Test
  void unknownReapsAndBurialsAreDoneAgain() {
    var bench = new Bench(call("a"));
    bench.done(new Transaction.RegisterNode(RIVAL, 1));
    bench.start(1);
    bench.done(new Transaction.Claim(RIVAL, 10, Optional.empty()));
    bench.after =
        t ->
            t instanceof Transaction.Bury
                    || t instanceof Transaction.Reap
                    || t instanceof Transaction.Retarget
                ? unknown()
                : Optional.empty();
    bench.boot("a").pass(60 * SECOND);
    bench.after = _ -> Optional.empty();
    bench.pass(10 * SECOND);
    assertThat(bench.dispatched).hasSize(1);
  }

  @Test
  void anUnknownAdoptionIsAskedAgain() {
    var bench = new Bench(call("a"), call("b")).start(1).boot("a", "b");
    bench.after =
        t ->
            t instanceof Transaction.CommitSteps || t instanceof Transaction.Adopt
                ? unknown()
                : Optional.empty();
    bench.answer(bench.dispatched.getFirst());
    bench.pass(SECOND);
    assertThat(bench.dispatched).hasSize(1);
    bench.after = _ -> Optional.empty();
    bench.pass(SECOND);
    assertThat(bench.dispatched).hasSize(2);
  }

  @Test
  void aRowThatTheDatabaseRefusesIsFoundByHalvingAndOnlyItIsPaused() {
    var bench = new Bench(call("a")).start(8);
    var bad = Worlds.instance(5);
    bench.instead =
        t ->
            t instanceof Transaction.CommitSteps commit
                    && commit.steps().stream()
                        .anyMatch(step ->
                            step.id().equals(bad)
                                && !(step.disposition()
                                    instanceof dev.waymark.engine.store.StepRow.Disposition.Pause))
                ? Optional.of(new Reply.NotCommitted<Object>(Reply.Cause.BAD_ROW, "22021"))
                : Optional.empty();
    bench.boot("a").pass(10_000);
    assertThat(bench.dispatched)
        .extracting(Delivery::instance)
        .hasSize(7)
        .doesNotContain(bad.toString());
    assertThat(bench.row(5).status()).isEqualTo(Status.PAUSED);
    assertThat(bench.row(5).pausedBecause().orElseThrow()).contains("22021");
  }

  @Test
  void aConflictIsTriedAgain() {
    var bench = new Bench(call("a")).start(1);
    var left = new int[] {3};
    bench.instead =
        t ->
            t instanceof Transaction.CommitSteps && left[0]-- > 0
                ? Optional.of(new Reply.NotCommitted<Object>(Reply.Cause.CONFLICT, "40P01"))
                : Optional.empty();
    bench.boot("a").pass(SECOND);
    assertThat(bench.dispatched).hasSize(1);
  }

  @Test
  void anInstanceWhoseProgramIsNotStoredIsQuarantinedAndOthersGoOn() {
    var bench = new Bench(call("a")).start(1);
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
    bench.done(new Transaction.Start(Optional.empty(), List.of(poison)));
    bench.boot("a").pass(20 * SECOND);
    assertThat(bench.row(9).status()).isEqualTo(Status.PAUSED);
    assertThat(bench.row(9).pausedBecause()).contains("program nowhere is not stored");
    assertThat(bench.kinds()).containsOnlyOnce(Output.Kind.QUARANTINED);
    assertThat(bench.dispatched).hasSize(1);
  }

  @Test
  void aMachineThatFailsQuarantinesItsInstance() {
    var bench = new Bench(new Broken(new ScriptedMachine(List.of(call("a"))))).start(1);
    bench.boot("a").pass(20 * SECOND);
    assertThat(bench.row(1).status()).isEqualTo(Status.PAUSED);
    assertThat(bench.row(1).pausedBecause()).contains("IllegalStateException: no successor");
    assertThat(bench.kinds()).containsOnlyOnce(Output.Kind.QUARANTINED);
  }

  @Test
  void anInstanceThatTakesItsNodesDownIsQuarantinedAfterTenOfThem() {
    var bench = new Bench(call("a")).start(1);
    for (var i = 1; i <= 10; i++) {
      var victim = dev.waymark.engine.store.NodeId.of(9, i);
      bench.done(new Transaction.RegisterNode(victim, SECOND));
      bench.done(new Transaction.Claim(victim, 10, Optional.empty()));
      bench.done(new Transaction.MarkDead(victim));
      bench.done(new Transaction.Reap(10));
    }
    bench.boot("a").pass(SECOND);
    assertThat(bench.row(1).status()).isEqualTo(Status.PAUSED);
    assertThat(bench.dispatched).isEmpty();
  }

  @Test
  void lateEventsOfAnEndedInstanceAreRecordedAndConsumed() {
    var bench = new Bench(call("a")).start(1).boot("a");
    bench.answer(bench.dispatched.getFirst());
    assertThat(bench.row(1).status()).isEqualTo(Status.COMPLETED);
    bench.done(
        new Transaction.Signal(
            List.of(
                new Transaction.Letter(
                    Worlds.instance(1),
                    Optional.empty(),
                    new dev.waymark.engine.Event.Signalled("s", Payload.of("1"))))));
    bench.pass(5 * SECOND);
    assertThat(bench.done(new Transaction.LoadEvents(List.of(Worlds.instance(1))))).isEmpty();
    assertThat(bench.done(new Transaction.ReadHistory(Worlds.instance(1), 0, 100)))
        .extracting(row -> row.kind())
        .contains("late");
    assertThat(bench.row(1).owner()).isEmpty();
  }

  /// Our own fault, in the middle of a step.
  private record Broken(ScriptedMachine machine) implements Machinery {
    @Override
    public Fold fold(Program program, Snapshot snapshot, List<Stimulus> stimuli) {
      return Machinery.oneByOne(this, program, snapshot, stimuli);
    }

    @Override
    public Step step(Program program, Snapshot snapshot, Stimulus stimulus) {
      throw new IllegalStateException("no successor");
    }

    @Override
    public List<Effect.Dispatch> outstanding(Program program, Snapshot snapshot) {
      return List.of();
    }

    @Override
    public List<Wait> waits(Program program, Snapshot snapshot) {
      return List.of();
    }

    @Override
    public Optional<Program> read(Payload program) {
      return machine.read(program);
    }

    @Override
    public Optional<ProgramReference> current(String workflow) {
      return Optional.empty();
    }
  }
}
