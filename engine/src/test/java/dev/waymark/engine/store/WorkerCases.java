package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.Settlement.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Those who hold call rows: what they announce, and what becomes of their calls when they die,
/// fall silent or stop.
abstract class WorkerCases extends CallScene {
  @Test
  void theBuriedSettleNothingWhetherOrNotTheirCallsWereFreed() {
    entrusted(1);
    var call = worked(BOB);
    bury(BOB, ALICE);
    assertThat(settle(BOB, call, new Verdict.Ended(OK))).isEmpty();
    sweep();
    assertThat(settle(BOB, call, new Verdict.Ended(OK))).isEmpty();
    fixture().pass(2 * SECOND);
    assertThat(settle(ALICE, worked(ALICE), new Verdict.Ended(OK))).hasSize(1);
  }

  @Test
  void theCallsOfTheDeadAreFreedLaterAndLaterWithoutUsingUpAnAttempt() {
    var id = entrusted(1);
    worked(BOB);
    assertThat(sweep()).as("the living keep theirs").isEmpty();
    done(new Transaction.MarkDead(BOB));
    assertThat(sweep())
        .containsExactly(new Row.Swept(id, FIRST, 1, 1, Optional.empty(), "charge", 1, -1));
    assertThat(sweep()).isEmpty();
    assertThat(work(ALICE, 1, CHARGE)).as("not at once").isEmpty();
    fixture().pass(2 * SECOND);
    var again = worked(ALICE);
    assertThat(again.call().attempt()).isEqualTo(1);
    assertThat(again.delivery()).isEqualTo(2);
    assertThat(again.lost()).isEqualTo(1);
  }

  @Test
  void freeingGoesInBatches() {
    for (var i = 1; i <= 3; i++) {
      entrusted(i);
    }
    assertThat(work(BOB, 10, CHARGE)).hasSize(3);
    done(new Transaction.MarkDead(BOB));
    assertThat(done(new Transaction.SweepCalls(0, 0, 2))).hasSize(2);
    assertThat(done(new Transaction.SweepCalls(0, 0, 2))).hasSize(1);
  }

  @Test
  void anAttemptWhoseTimeIsOverIsShownAndSettledByWhoeverSeesItUnderItsHolder() {
    var id = entrusted(1, dispatch(FIRST, 1, 5 * SECOND, Optional.empty()));
    fixture().pass(60 * SECOND);
    assertThat(sweep()).as("its time begins with the hand-over").isEmpty();
    var call = worked(BOB);
    assertThat(sweep()).isEmpty();
    fixture().pass(6 * SECOND);
    assertThat(sweep())
        .containsExactly(new Row.Swept(id, FIRST, 1, 1, Optional.of(BOB), "charge", 0, 5 * SECOND));
    assertThat(settle(ALICE, call, new Verdict.Ended(OK))).hasSize(1);
    assertThat(settle(BOB, call, new Verdict.Ended(OK))).as("one outcome").isEmpty();
    assertThat(events(id))
        .extracting(Row.EventRow::event)
        .containsExactly(new Event.Settled(FIRST, 1, OK));
  }

  @Test
  void theHolderOfACallIsForgottenOnlyWhenItHoldsNone() {
    entrusted(1);
    worked(BOB);
    done(new Transaction.MarkDead(BOB));
    assertThat(done(new Transaction.ForgetNodes())).isEmpty();
    sweep();
    assertThat(done(new Transaction.ForgetNodes())).containsExactly(BOB);
  }

  @Test
  void whoStopsGivesItsCallsBackUncounted() {
    entrusted(1);
    worked(BOB);
    assertThat(done(new Transaction.Retire(BOB, 10)).done()).isTrue();
    assertThat(worked(ALICE).lost()).isZero();
  }

  @Test
  void whatANodeHoldsCanBeReadAgainAfterALostAcknowledgement() {
    entrusted(1);
    var call = worked(BOB);
    assertThat(done(new Transaction.AdoptCalls(BOB))).containsExactly(call);
    assertThat(done(new Transaction.AdoptCalls(ALICE))).isEmpty();
    assertThat(done(new Transaction.ReadCalls(call.instance()))).containsExactly(call);
  }

  @Test
  void anInstanceWhoseCallNobodyOffersWaitsForAWorker() {
    var id = entrusted(1);
    assertThat(read(id).waiting()).contains(WaitingReason.NO_WORKER);
    assertThat(announce(BOB, new Offering("charge", "gpu"), new Offering("book", ""))).isTrue();
    assertThat(read(id).waiting()).contains(WaitingReason.NO_WORKER);
    assertThat(listed(WaitingReason.NO_WORKER)).containsExactly(id);
    announce(BOB, CHARGE);
    assertThat(read(id).waiting()).contains(WaitingReason.ACTION);
    assertThat(listed(WaitingReason.NO_WORKER)).isEmpty();
    assertThat(listed(WaitingReason.ACTION)).containsExactly(id);
    worked(BOB);
    assertThat(read(id).waiting()).contains(WaitingReason.ACTION);
    done(new Transaction.MarkDead(BOB));
    sweep();
    assertThat(read(id).waiting()).contains(WaitingReason.NO_WORKER);
  }

  @Test
  void nodesAreListedWithWhatTheyAnnouncedLast() {
    announce(BOB, CHARGE, new Offering("book", "slow"));
    announce(BOB, new Offering("book", "slow"));
    assertThat(done(new Transaction.ListNodes()))
        .filteredOn(node -> node.id().equals(BOB))
        .singleElement()
        .satisfies(
            node -> assertThat(node.offerings()).containsExactly(new Offering("book", "slow")));
    done(new Transaction.MarkDead(BOB));
    assertThat(announce(BOB, CHARGE)).isFalse();
  }

  private boolean announce(NodeId node, Offering... offerings) {
    return done(new Transaction.Announce(node, List.of(offerings)));
  }

  private List<InstanceId> listed(WaitingReason reason) {
    var filter =
        new Transaction.Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(reason),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            10);
    return done(new Transaction.ListInstances(filter)).stream().map(Row.Instance::id).toList();
  }
}
