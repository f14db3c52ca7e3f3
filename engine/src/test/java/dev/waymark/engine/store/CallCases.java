package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.store.Settlement.Verdict;
import dev.waymark.engine.store.StepRow.Post;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Call rows on their way: entrusted, claimed, settled, recalled.
abstract class CallCases extends CallScene {
  @Test
  void anEntrustedCallIsTakenByWhoeverOffersItsAction() {
    var call = dispatch(FIRST);
    var id = entrusted(1, call);
    assertThat(work(BOB, 10, new Offering("book", ""))).isEmpty();
    assertThat(work(BOB, 10, new Offering("charge", "gpu"))).isEmpty();
    assertThat(work(BOB, 10, new Offering("book", ""), CHARGE))
        .containsExactly(new Row.Call(id, id, call, 1, 0, Optional.of(BOB)));
    assertThat(work(ALICE, 10, CHARGE)).as("it is in one hand at a time").isEmpty();
  }

  @Test
  void aCallOfANamedQueueIsForWhoeverServesIt() {
    var call = dispatch(FIRST, 1, -1, Optional.of("gpu"));
    entrusted(1, call);
    assertThat(work(BOB, 10, CHARGE)).isEmpty();
    assertThat(work(BOB, 10, new Offering("charge", "gpu")))
        .extracting(Row.Call::call)
        .containsExactly(call);
  }

  @Test
  void noMoreAreTakenThanAskedForAndTheOldestFirst() {
    for (var i = 1; i <= 5; i++) {
      entrusted(i);
      fixture().pass(SECOND);
    }
    assertThat(work(BOB, 2, CHARGE))
        .extracting(Row.Call::instance)
        .containsExactlyInAnyOrder(instance(1), instance(2));
    assertThat(work(BOB, 10, CHARGE)).hasSize(3);
  }

  @Test
  void aNodeThatServesOneRootTakesNoOtherCalls() {
    entrusted(1);
    var id = entrusted(2);
    var asked = new Transaction.ClaimCalls(BOB, List.of(CHARGE), Optional.of(id), 10);
    assertThat(done(asked)).extracting(Row.Call::instance).containsExactly(id);
  }

  @Test
  void aDeadNodeTakesNothing() {
    entrusted(1);
    done(new Transaction.MarkDead(BOB));
    assertThat(work(BOB, 10, CHARGE)).isEmpty();
    assertThat(work(NodeId.of(1, 1), 10, CHARGE)).isEmpty();
  }

  @Test
  void aCallInOtherHandsIsSkippedByWhoeverWouldTakeOrSettleIt() {
    entrusted(1);
    var other = entrusted(2);
    try (var _ = fixture().holdCall(instance(1), 1)) {
      assertThat(work(BOB, 10, CHARGE)).extracting(Row.Call::instance).containsExactly(other);
    }
    var call = worked(BOB);
    try (var _ = fixture().holdCall(instance(1), 1)) {
      assertThat(settle(BOB, call, new Verdict.Ended(OK))).isEmpty();
    }
    assertThat(settle(BOB, call, new Verdict.Ended(OK))).hasSize(1);
  }

  @Test
  void aSettlementIsTheOneOutcomeAndTellsTheInstance() {
    var id = entrusted(1);
    var call = worked(BOB);
    assertThat(settle(BOB, call, new Verdict.Ended(OK)))
        .containsExactly(new Row.CallKey(id, FIRST));
    assertThat(settle(BOB, call, new Verdict.Ended(OK))).as("late").isEmpty();
    assertThat(done(new Transaction.ReadCalls(id))).isEmpty();
    assertThat(events(id))
        .extracting(Row.EventRow::event)
        .containsExactly(new Event.Settled(FIRST, 1, OK));
    assertThat(claim(ALICE, 10)).as("it is for anybody").hasSize(1);
  }

  @Test
  void anOwnedInstanceIsToldThroughItsOwner() {
    var owned = claimed(ALICE, 1);
    commit(ALICE, step(owned, keep(), entrust(owned, dispatch(FIRST))));
    settle(BOB, worked(BOB), new Verdict.Ended(OK));
    assertThat(done(new Transaction.Mine(ALICE, 10)))
        .extracting(Row.EventKey::instance)
        .containsExactly(owned.id());
  }

  @Test
  void whatIsLoadedShowsACallAsOpenOrAsSettledAndNeverAsBoth() {
    var id = entrusted(1);
    assertThat(loaded(id)).containsExactly(new Row.OpenCall(id, FIRST, 1));
    settle(BOB, worked(BOB), new Verdict.Ended(OK));
    assertThat(loaded(id)).hasSize(1).hasOnlyElementsOfType(Row.EventRow.class);
  }

  @Test
  void aHandOverThatWasGivenBackIsNoRightAnyMore() {
    entrusted(1);
    var first = worked(BOB);
    assertThat(settle(BOB, first, new Verdict.GivenBack(false, 0))).hasSize(1);
    assertThat(settle(BOB, first, new Verdict.Ended(OK))).as("nobody has it").isEmpty();
    var second = worked(BOB);
    assertThat(second.delivery()).isEqualTo(2);
    assertThat(second.call().attempt()).isEqualTo(1);
    assertThat(settle(BOB, first, new Verdict.Ended(OK))).as("the older delivery").isEmpty();
    assertThat(settle(BOB, second, new Verdict.Ended(OK))).hasSize(1);
  }

  @Test
  void whatIsGivenBackWaitsAsLongAsToldAndCountsAsLostOnlyWhenItIs() {
    entrusted(1);
    settle(BOB, worked(BOB), new Verdict.GivenBack(true, 5 * SECOND));
    assertThat(work(ALICE, 10, CHARGE)).isEmpty();
    fixture().pass(6 * SECOND);
    var again = worked(ALICE);
    assertThat(again.lost()).isEqualTo(1);
    settle(ALICE, again, new Verdict.GivenBack(false, 0));
    assertThat(worked(BOB).lost()).isEqualTo(1);
  }

  @Test
  void theNextAttemptIsARowThatNoOlderDeliveryCanSettle() {
    var owned = claimed(ALICE, 1);
    var row = commit(ALICE, step(owned, keep(), entrust(owned, dispatch(FIRST)))).getFirst();
    var older = worked(BOB);
    var next = dispatch(FIRST, 2, -1, Optional.empty());
    var kept = stepped(owned, row.seq());
    assertThat(commit(ALICE, step(kept, keep(), entrust(owned, next)))).hasSize(1);
    assertThat(settle(BOB, older, new Verdict.Ended(OK))).isEmpty();
    assertThat(worked(BOB).call()).isEqualTo(next);
    assertThat(settle(BOB, older, new Verdict.Ended(OK))).isEmpty();
  }

  @Test
  void aRecalledCallIsGoneForWhoeverHasIt() {
    var owned = claimed(ALICE, 1);
    var other = new CallId(2, "charge");
    var two = List.of(entrust(owned, dispatch(FIRST)), entrust(owned, dispatch(other)));
    var row = commit(ALICE, step(owned, keep(), two.toArray(Post[]::new))).getFirst();
    var taken = work(BOB, 10, CHARGE);
    assertThat(taken).hasSize(2);
    commit(ALICE, step(stepped(owned, row.seq()), keep(), new Post.Recall(FIRST)));
    assertThat(done(new Transaction.AdoptCalls(BOB)))
        .extracting(call -> call.call().call())
        .containsExactly(other);
    for (var call : taken) {
      assertThat(settle(BOB, call, new Verdict.Ended(OK)))
          .hasSize(call.call().call().equals(other) ? 1 : 0);
    }
  }

  @Test
  void aRecallWaitsForASettlementThatIsUnderWay() {
    var owned = claimed(ALICE, 1);
    var row = commit(ALICE, step(owned, keep(), entrust(owned, dispatch(FIRST)))).getFirst();
    var hold = fixture().holdCall(owned.id(), 1);
    var recall = step(stepped(owned, row.seq()), keep(), new Post.Recall(FIRST));
    var late = fixture().submit(new Transaction.CommitSteps(ALICE, List.of(recall)));
    assertThat(late.waits()).isTrue();
    hold.close();
    assertThat(committed(late.reply())).hasSize(1);
    assertThat(done(new Transaction.ReadCalls(owned.id()))).isEmpty();
  }

  @Test
  void aFencedCommitNeitherEntrustsNorRecalls() {
    var owned = claimed(ALICE, 1);
    var row = commit(ALICE, step(owned, keep(), entrust(owned, dispatch(FIRST)))).getFirst();
    assertThat(row.seq()).isEqualTo(1);
    var more = entrust(owned, dispatch(new CallId(2, "charge")));
    assertThat(commit(ALICE, step(owned, keep(), more, new Post.Recall(FIRST)))).isEmpty();
    assertThat(done(new Transaction.ReadCalls(owned.id())))
        .extracting(call -> call.call().call())
        .containsExactly(FIRST);
  }

  @Test
  void aCallThatWasDeliveredBeforeGoesOnCounting() {
    var owned = claimed(ALICE, 1);
    var delivered = new Post.Entrust(owned.root(), dispatch(FIRST), 3);
    commit(ALICE, step(owned, waiting(), delivered));
    assertThat(worked(BOB).delivery()).isEqualTo(4);
  }

  static Row.Owned stepped(Row.Owned owned, long seq) {
    return new Row.Owned(
        owned.id(),
        owned.root(),
        owned.token(),
        seq,
        owned.before(),
        0,
        owned.workflow(),
        owned.program(),
        owned.source(),
        owned.state(),
        owned.parent());
  }
}
