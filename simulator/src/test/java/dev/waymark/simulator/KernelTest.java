package dev.waymark.simulator;

import static dev.waymark.simulator.Bench.SECOND;
import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Input;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Workers.Withdrawal;
import dev.waymark.simulator.ScriptedMachine.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What one node decides, path by path.
class KernelTest {
  @Test
  void nothingIsDispatchedBeforeTheCommitThatDecidedIt() {
    var bench = new Bench(call("a")).start(1);
    bench.instead =
        t ->
            t instanceof Transaction.CommitSteps
                ? Optional.of(
                    new Reply.NotCommitted<Object>(Reply.Cause.UNAVAILABLE, "starting up"))
                : Optional.empty();
    bench.boot("a").pass(2 * SECOND);
    assertThat(bench.dispatched).isEmpty();
    assertThat(bench.kinds()).contains(Output.Kind.STORE_UNAVAILABLE);
    bench.instead = _ -> Optional.empty();
    bench.pass(6 * SECOND);
    assertThat(bench.dispatched).hasSize(1);
    assertThat(bench.kinds()).contains(Output.Kind.STORE_BACK);
  }

  @Test
  void whatBecomesReadyDuringACommitGoesTogetherWithTheNext() {
    var bench = new Bench(call("a"), call("b")).start(50).boot("a", "b");
    assertThat(bench.dispatched).hasSize(50);
    var before = bench.count(Transaction.CommitSteps.class);
    for (var delivery : List.copyOf(bench.dispatched)) {
      bench.tell(
          new Input.Heard(
              new dev.waymark.engine.work.WorkerEvent.Ended(
                  delivery.token(),
                  new dev.waymark.engine.Event.Outcome.Succeeded(Payload.of("1")))));
    }
    bench.pass(1_000);
    assertThat(bench.dispatched).hasSize(100);
    assertThat(bench.count(Transaction.CommitSteps.class) - before).isLessThanOrEqualTo(2);
  }

  @Test
  void noneGoesAloneWhereManyAreOnTheirWay() {
    var bench = new Bench(call("a"), call("b")).start(50).boot("a", "b");
    for (var delivery : List.copyOf(bench.dispatched)) {
      bench.answer(delivery, 7);
    }
    bench.pass(5_000);
    assertThat(bench.dispatched).hasSize(100);
    assertThat(bench.sent)
        .filteredOn(Transaction.CommitSteps.class::isInstance)
        .allMatch(commit -> ((Transaction.CommitSteps) commit).steps().size() >= 10);
  }

  @Test
  void whoWaitsForCompanyIsNotHeldUpForLongAndTheNextNotAtAll() {
    var bench = new Bench(call("a"), call("b")).start(50).boot("a", "b");
    var commits = bench.count(Transaction.CommitSteps.class);
    bench.answer(bench.dispatched.getFirst(), 1);
    bench.pass(1_010);
    assertThat(bench.count(Transaction.CommitSteps.class)).isEqualTo(commits + 1);
    bench.pass(100);
    bench.answer(bench.dispatched.get(1), 1);
    bench.pass(10);
    assertThat(bench.count(Transaction.CommitSteps.class)).isEqualTo(commits + 2);
  }

  @Test
  void oneProgramIsReadOnceForManyInstances() {
    var bench = new Bench(call("a")).start(20).boot("a");
    assertThat(bench.count(Transaction.GetProgram.class)).isEqualTo(1);
  }

  @Test
  void anInstanceStartedHereRunsWithoutAClaim() {
    var bench = new Bench(call("a")).boot("a");
    var claims = bench.count(Transaction.Claim.class);
    bench.tell(new Input.StartHere(9, Worlds.instances(1).getFirst())).pass(1_000);
    assertThat(bench.answers).extracting(Output.Answer::tag).containsExactly(9L);
    assertThat(bench.dispatched).hasSize(1);
    assertThat(bench.count(Transaction.Claim.class)).isEqualTo(claims);
  }

  @Test
  void anAcknowledgementOfAStartThatWasLostIsAnsweredAsNotKnownAndAdopted() {
    var bench = new Bench(call("a")).boot("a");
    bench.after =
        t ->
            t instanceof Transaction.Start
                ? Optional.of(new Reply.Unknown<Object>("cut"))
                : Optional.empty();
    bench.tell(new Input.StartHere(9, Worlds.instances(1).getFirst())).pass(10_000);
    assertThat(bench.answers).containsExactly(new Output.Answer(9, Optional.empty()));
    assertThat(bench.dispatched).as("it was adopted and runs").hasSize(1);
  }

  @Test
  void aDeliveryThatWasLostIsMadeAgainLaterAndLaterWithoutUsingUpAnAttempt() {
    var bench = new Bench(call("a")).start(1).boot("a");
    for (var i = 0; i < 4; i++) {
      bench.lose(bench.dispatched.getLast());
      bench.pass((SECOND / 5 << i) - 1_000);
      assertThat(bench.dispatched).as("not before its delay").hasSize(i + 1);
      bench.pass(2_000);
    }
    assertThat(bench.dispatched).extracting(Delivery::attempt).containsOnly(1);
    assertThat(bench.dispatched).extracting(Delivery::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(bench.dispatched)
        .extracting(Delivery::key)
        .containsOnly(Worlds.instance(1) + "/a#1");
    assertThat(bench.dispatched).extracting(Delivery::token).doesNotHaveDuplicates();
  }

  @Test
  void deliveriesThatAreLostForEverEndAsAFailureOfTheAttempt() {
    var bench = new Bench(call("a")).start(1).boot("a");
    for (var i = 0; i < 26; i++) {
      bench.lose(bench.dispatched.getLast());
      bench.pass(70 * SECOND);
    }
    assertThat(bench.dispatched.getLast().attempt()).isEqualTo(2);
    assertThat(bench.done(new Transaction.ReadHistory(Worlds.instance(1), 0, 100)))
        .anySatisfy(entry -> assertThat(entry.details().json()).contains("waymark.DeliveriesLost"));
  }

  @Test
  void anAttemptThatTakesTooLongIsWithdrawnAndItsLateReportIsIgnored() {
    var bench = new Bench(new Stage.Calls(5 * SECOND, List.of("a"))).start(1).boot("a");
    var first = bench.dispatched.getFirst();
    bench.begun(first);
    bench.pass(4 * SECOND);
    assertThat(bench.cancelled).isEmpty();
    bench.pass(3 * SECOND);
    assertThat(bench.cancelled)
        .containsExactly(new Output.Cancel(first.token(), Withdrawal.TIMEOUT));
    assertThat(bench.dispatched.getLast().attempt()).isEqualTo(2);
    bench.answer(first);
    assertThat(bench.kinds()).contains(Output.Kind.LATE_REPORT);
    assertThat(bench.row(1).status()).isEqualTo(Status.RUNNING);
    bench.answer(bench.dispatched.getLast());
    assertThat(bench.row(1).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aReportThatComesTwiceCountsOnce() {
    var bench = new Bench(call("a"), call("b")).start(1).boot("a", "b");
    bench.answer(bench.dispatched.getFirst());
    bench.answer(bench.dispatched.getFirst());
    assertThat(bench.kinds()).containsOnlyOnce(Output.Kind.LATE_REPORT);
    assertThat(bench.dispatched).hasSize(2);
  }

  @Test
  void anActionThatNobodyOffersWaitsSaysSoAndGoesOnWhenSomebodyComes() {
    var bench = new Bench(call("a")).start(1).boot();
    assertThat(bench.kinds()).contains(Output.Kind.NO_WORKER);
    assertThat(bench.row(1).waiting()).contains(WaitingReason.NO_WORKER);
    bench.pass(10 * SECOND).offer("a");
    bench.pass(1_000);
    assertThat(bench.kinds()).contains(Output.Kind.WORKER_FOUND);
    assertThat(bench.dispatched).hasSize(1);
  }

  @Test
  void nothingIsDispatchedUnderALeaseThatMayBeOver() {
    var bench = new Bench(call("a"), call("b")).start(1).boot("a", "b");
    bench.instead =
        t ->
            t instanceof Transaction.Beat
                ? Optional.of(new Reply.Unknown<Object>("cut"))
                : Optional.empty();
    bench.pass(13 * SECOND);
    bench.answer(bench.dispatched.getFirst());
    assertThat(bench.row(1).seq()).as("its steps are still committed").isEqualTo(2);
    assertThat(bench.dispatched).as("but nothing new is begun").hasSize(1);
    bench.instead = _ -> Optional.empty();
    bench.pass(2 * SECOND);
    assertThat(bench.dispatched).hasSize(2);
  }

  @Test
  void sleepingHoldsNothing() {
    var bench = new Bench(new Stage.Sleep(3_600 * SECOND), call("a")).start(1).boot("a");
    assertThat(bench.row(1).status()).isEqualTo(Status.WAITING);
    assertThat(bench.row(1).waiting()).contains(WaitingReason.SLEEP);
    assertThat(bench.row(1).owner()).isEmpty();
    bench.pass(3_599 * SECOND);
    assertThat(bench.dispatched).isEmpty();
    bench.pass(2 * SECOND);
    assertThat(bench.dispatched).hasSize(1);
  }

  @Test
  void anIdleNodeMakesAHandfulOfStatementsASecond() {
    var bench = new Bench(call("a")).boot("a").pass(60 * SECOND);
    var before = bench.sent.size();
    bench.pass(100 * SECOND);
    assertThat(bench.sent.size() - before).isLessThan(300);
  }

  @Test
  void aGracefulStopWaitsForWhatRunsAndHandsTheRestOver() {
    var bench = new Bench(call("a"), call("b")).start(2).boot("a", "b");
    bench.tell(new Input.Shutdown(10 * SECOND)).pass(SECOND);
    assertThat(bench.end).isNull();
    bench.answer(bench.dispatched.get(0));
    bench.answer(bench.dispatched.get(1));
    bench.pass(SECOND);
    assertThat(bench.end).isEqualTo(Output.End.RETIRED);
    assertThat(bench.dispatched).as("nothing new is begun").hasSize(2);
    assertThat(bench.row(1).seq()).as("what ended is kept").isEqualTo(2);
    assertThat(bench.row(1).status()).isEqualTo(Status.QUEUED);
    bench.done(new Transaction.RegisterNode(Bench.RIVAL, 15 * SECOND));
    assertThat(bench.done(new Transaction.Claim(Bench.RIVAL, 10, Optional.empty()))).hasSize(2);
  }

  @Test
  void aGracefulStopCancelsWhatDoesNotEndWithinTheGrace() {
    var bench = new Bench(call("a")).start(1).boot("a");
    bench.tell(new Input.Shutdown(2 * SECOND)).pass(3 * SECOND);
    assertThat(bench.end).isEqualTo(Output.End.RETIRED);
    assertThat(bench.cancelled).extracting(Output.Cancel::why).containsExactly(Withdrawal.LEASE);
  }
}
