package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.HistoryEntry;
import dev.waymark.engine.store.StepRow.Post;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// CommitSteps: what one row writes.
abstract class CommitCases extends StoreScene {
  @Test
  void aStepWritesStateAndRaisesSeq() {
    var owned = claimed(ALICE, 1);
    assertThat(commit(ALICE, step(owned, keep())))
        .containsExactly(new Row.Stepped(owned.id(), 1, Optional.empty()));
    var row = read(owned.id());
    assertThat(row.state()).isEqualTo(state("state 1"));
    assertThat(row.seq()).isEqualTo(1);
    assertThat(row.token()).isEqualTo(1);
    assertThat(row.owner()).contains(ALICE);
    assertThat(row.status()).isEqualTo(Status.RUNNING);
    assertThat(row.waiting()).contains(WaitingReason.ACTION);
  }

  @Test
  void aReleasedInstanceWaitsUnowned() {
    var owned = claimed(ALICE, 1);
    commit(
        ALICE,
        step(
            owned,
            new Disposition.Release(WaitingReason.SLEEP, Optional.of(Step.Unwinding.CANCELLED))));
    var row = read(owned.id());
    assertThat(row.status()).isEqualTo(Status.WAITING);
    assertThat(row.waiting()).contains(WaitingReason.SLEEP);
    assertThat(row.unwinding()).contains(Step.Unwinding.CANCELLED);
    assertThat(row.owner()).isEmpty();
  }

  @Test
  void aRequeuedInstanceIsQueuedUnowned() {
    var owned = claimed(ALICE, 1);
    commit(ALICE, step(owned, new Disposition.Requeue()));
    assertThat(read(owned.id()).status()).isEqualTo(Status.QUEUED);
    assertThat(read(owned.id()).owner()).isEmpty();
  }

  @Test
  void anOutcomeIsKeptAndOwnedByNobody() {
    var owned = claimed(ALICE, 1);
    commit(ALICE, step(owned, completed()));
    var row = read(owned.id());
    assertThat(row.status()).isEqualTo(Status.COMPLETED);
    assertThat(row.outcome())
        .contains(new StepRow.Outcome(Status.COMPLETED, Payload.of("\"done\"")));
    assertThat(row.owner()).isEmpty();
    assertThat(row.waiting()).isEmpty();
  }

  @Test
  void consumedEventsGoWithTheCommitAndOthersStay() {
    var owned = claimed(ALICE, 1);
    signal(owned.id(), "later");
    var rows = events(owned.id());
    commit(ALICE, step(owned, keep(), List.of(rows.getFirst().n()), Optional.empty()));
    assertThat(events(owned.id())).containsExactly(rows.getLast());
  }

  @Test
  void aTimerIsReplacedByConsumingIt() {
    var owned = claimed(ALICE, 1);
    var begun = events(owned.id()).getFirst();
    var first =
        commit(ALICE, step(owned, keep(), List.of(begun.n()), Optional.of(soon(begun, 60))))
            .getFirst();
    var now = done(new Transaction.Adopt(ALICE, Optional.empty(), 10)).getFirst();
    var second =
        commit(
                ALICE,
                step(
                    now,
                    keep(),
                    List.of(first.timer().orElseThrow()),
                    Optional.of(soon(begun, 90))))
            .getFirst();
    assertThat(events(owned.id()))
        .extracting(Row.EventRow::n)
        .containsExactly(second.timer().orElseThrow());
  }

  @Test
  void anEventOfAnotherInstanceIsNotConsumedByItsNumber() {
    var one = claimed(ALICE, 1);
    var two = claimed(ALICE, 2);
    var ofTwo = events(two.id()).getFirst().n();
    commit(ALICE, step(one, keep(), List.of(ofTwo), Optional.empty()));
    assertThat(events(two.id())).hasSize(1);
  }

  @Test
  void historyIsAppendedInOrder() {
    var owned = claimed(ALICE, 1);
    var withHistory =
        new StepRow(
            owned.id(),
            owned.token(),
            owned.seq(),
            state("s"),
            keep(),
            List.of(),
            Optional.empty(),
            List.of(
                new HistoryEntry("called", Payload.of("1")),
                new HistoryEntry("log", Payload.of("2"))),
            List.of());
    commit(ALICE, withHistory);
    assertThat(done(new Transaction.ReadHistory(owned.id(), 0, 10)))
        .extracting(Row.History::seq, Row.History::k, Row.History::kind, Row.History::details)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, 0, "called", Payload.of("1")),
            org.assertj.core.groups.Tuple.tuple(1L, 1, "log", Payload.of("2")));
    assertThat(done(new Transaction.ReadHistory(owned.id(), 2, 10))).isEmpty();
  }

  @Test
  void aChildStartsInTheSameCommitAndOnlyOnce() {
    var owned = claimed(ALICE, 1);
    var call = new CallId(3, "visit");
    var child =
        new Transaction.NewInstance(
            instance(7),
            owned.id(),
            "visit",
            Optional.empty(),
            "p2",
            "s2",
            Payload.of("{}"),
            Optional.of(new Transaction.Parent(owned.id(), call, true)));
    commit(ALICE, withPosts(owned, new Post.Child(child)));
    assertThat(read(instance(7)).status()).isEqualTo(Status.QUEUED);
    assertThat(read(instance(7)).root()).isEqualTo(owned.id());
    var again = done(new Transaction.Adopt(ALICE, Optional.empty(), 10)).getFirst();
    commit(ALICE, withPosts(again, new Post.Child(child)));
    assertThat(events(instance(7))).hasSize(1);
    assertThat(claim(BOB, 10))
        .singleElement()
        .satisfies(row ->
            assertThat(row.parent()).contains(new Transaction.Parent(owned.id(), call, true)));
  }

  @Test
  void anEventForAnotherInstanceReachesItsOwner() {
    var sender = claimed(ALICE, 1);
    var receiver = claimed(BOB, 2);
    var settled =
        new Event.Settled(new CallId(1, "visit"), 1, new Event.Outcome.Succeeded(Payload.of("5")));
    commit(
        ALICE,
        withPosts(
            sender, new Post.Tell(receiver.id(), settled), new Post.Tell(instance(9), settled)));
    assertThat(events(receiver.id())).extracting(Row.EventRow::event).contains(settled);
    assertThat(done(new Transaction.Mine(BOB, 10))).hasSize(2);
    assertThat(events(instance(9))).isEmpty();
  }

  @Test
  void aCommitForgivesStrikes() {
    var owned = claimed(BOB, 1);
    done(new Transaction.MarkDead(BOB));
    assertThat(reapAll()).extracting(Row.Freed::strikes).containsExactly(1);
    var again = claim(ALICE, 10).getFirst();
    assertThat(again.strikes()).isEqualTo(1);
    commit(ALICE, step(again, keep()));
    assertThat(read(owned.id()).strikes()).isZero();
  }

  private static long soon(Row.EventRow row, long seconds) {
    return row.dueMicros() + seconds * SECOND;
  }

  private static StepRow withPosts(Row.Owned owned, Post... posts) {
    return new StepRow(
        owned.id(),
        owned.token(),
        owned.seq(),
        state("s"),
        keep(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(posts));
  }
}
