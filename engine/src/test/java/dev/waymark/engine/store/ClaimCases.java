package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Claim, LoadEvents, Mine.
abstract class ClaimCases extends StoreScene {
  @Test
  void aClaimTakesOwnershipAndRaisesTheToken() {
    var id = queued(1);
    var owned = claim(ALICE, 10).getFirst();
    assertThat(owned.id()).isEqualTo(id);
    assertThat(owned.token()).isEqualTo(1);
    assertThat(owned.seq()).isZero();
    assertThat(owned.before()).isEqualTo(Status.QUEUED);
    assertThat(owned.workflow()).isEqualTo("trip");
    assertThat(read(id).status()).isEqualTo(Status.RUNNING);
    assertThat(read(id).owner()).contains(ALICE);
  }

  @Test
  void theSameNodeClaimingAgainRaisesTheTokenAgain() {
    var first = claimed(ALICE, 1);
    var begun = events(first.id()).getFirst().n();
    commit(ALICE, step(first, release(), List.of(begun), Optional.empty()));
    signal(first.id(), "go");
    assertThat(claim(ALICE, 10)).extracting(Row.Owned::token).containsExactly(2L);
  }

  @Test
  void aClaimNeverTakesMoreThanItAsksFor() {
    for (var i = 1; i <= 7; i++) {
      queued(i);
    }
    assertThat(claim(ALICE, 5)).hasSize(5);
    assertThat(claim(BOB, 5)).hasSize(2);
    assertThat(claim(BOB, 5)).isEmpty();
  }

  @Test
  void anInstanceWithManyDueEventsIsClaimedOnce() {
    var id = queued(1);
    signal(id, "a");
    signal(id, "b");
    assertThat(claim(ALICE, 10)).extracting(Row.Owned::id).containsExactly(id);
    assertThat(events(id)).hasSize(3);
  }

  @Test
  void whatIsNotDueYetIsLeftAlone() {
    var owned = claimed(ALICE, 1);
    var begun = events(owned.id()).getFirst().n();
    var now = databaseMicros();
    commit(ALICE, step(owned, release(), List.of(begun), Optional.of(now + 3600 * SECOND)));
    assertThat(claim(BOB, 10)).isEmpty();
    fixture().pass(3601 * SECOND);
    assertThat(claim(BOB, 10)).extracting(Row.Owned::id).containsExactly(owned.id());
  }

  @Test
  void theOldestDueGoesFirst() {
    var first = queued(2);
    fixture().pass(SECOND);
    queued(1);
    assertThat(claim(ALICE, 1)).extracting(Row.Owned::id).containsExactly(first);
  }

  @Test
  void anInstanceInOtherHandsIsSkipped() {
    var held = queued(1);
    var free = queued(2);
    try (var _ = fixture().holdInstance(held)) {
      assertThat(claim(ALICE, 10)).extracting(Row.Owned::id).containsExactly(free);
    }
    assertThat(claim(ALICE, 10)).extracting(Row.Owned::id).containsExactly(held);
  }

  @Test
  void aRootRestrictsTheClaimToItsTree() {
    queued(1);
    var wanted = queued(2);
    assertThat(done(new Transaction.Claim(ALICE, 10, Optional.of(wanted))))
        .extracting(Row.Owned::id)
        .containsExactly(wanted);
  }

  @Test
  void aDeadNodeClaimsNothing() {
    queued(1);
    done(new Transaction.MarkDead(BOB));
    assertThat(claim(BOB, 10)).isEmpty();
    assertThat(claim(ALICE, 10)).hasSize(1);
  }

  @Test
  void anEndedInstanceIsClaimedForItsLateEventsAndStaysEnded() {
    var owned = claimed(ALICE, 1);
    commit(
        ALICE,
        step(owned, completed(), List.of(events(owned.id()).getFirst().n()), Optional.empty()));
    signal(owned.id(), "late");
    var again = claim(ALICE, 10).getFirst();
    assertThat(again.before()).isEqualTo(Status.COMPLETED);
    assertThat(read(owned.id()).status()).isEqualTo(Status.COMPLETED);
    var late = events(owned.id()).getFirst().n();
    commit(
        ALICE, step(again, new StepRow.Disposition.Untouched(), List.of(late), Optional.empty()));
    assertThat(read(owned.id()).owner()).isEmpty();
    assertThat(read(owned.id()).status()).isEqualTo(Status.COMPLETED);
    assertThat(read(owned.id()).state()).isEqualTo(state("state 1"));
    assertThat(events(owned.id())).isEmpty();
  }

  @Test
  void aPausedInstanceIsNotClaimedAndItsEventsAreKept() {
    var owned = claimed(ALICE, 1);
    commit(ALICE, step(owned, new StepRow.Disposition.Pause("undecodable state")));
    assertThat(read(owned.id()).status()).isEqualTo(Status.PAUSED);
    assertThat(read(owned.id()).pausedBecause()).contains("undecodable state");
    done(new Transaction.Retarget(ALICE, 10));
    assertThat(claim(BOB, 10)).isEmpty();
    assertThat(events(owned.id())).hasSize(1);
  }

  @Test
  void eventsComeInTheOrderInWhichTheyWereAccepted() {
    var id = queued(1);
    var other = queued(2);
    for (var name : List.of("a", "b", "c")) {
      signal(id, name);
    }
    var rows = events(other, id);
    assertThat(rows).hasSize(5);
    var ordered =
        rows.stream()
            .sorted(
                java.util.Comparator.comparing(Row.EventRow::instance)
                    .thenComparingLong(Row.EventRow::n))
            .toList();
    assertThat(rows).isEqualTo(ordered);
    assertThat(rows.stream().filter(r -> r.instance().equals(id)).map(r -> r.event().toString()))
        .satisfiesExactly(
            e -> assertThat(e).contains("Begun"),
            e -> assertThat(e).contains("name=a"),
            e -> assertThat(e).contains("name=b"),
            e -> assertThat(e).contains("name=c"));
  }

  @Test
  void aTimerThatIsNotDueIsLoadedAndSaysSo() {
    var owned = claimed(ALICE, 1);
    var begun = events(owned.id()).getFirst().n();
    var at = databaseMicros() + 60 * SECOND;
    var stepped = commit(ALICE, step(owned, keep(), List.of(begun), Optional.of(at))).getFirst();
    var timer = events(owned.id()).getFirst();
    assertThat(stepped.timer()).contains(timer.n());
    assertThat(timer.due()).isFalse();
    assertThat(timer.dueMicros()).isEqualTo(at);
    fixture().pass(61 * SECOND);
    assertThat(events(owned.id()).getFirst().due()).isTrue();
  }

  @Test
  void mineShowsTheDueEventsThatNameThisNodeAndDeletesNothing() {
    var owned = claimed(ALICE, 1);
    var begun = events(owned.id()).getFirst().n();
    assertThat(done(new Transaction.Mine(ALICE, 10)))
        .containsExactly(new Row.EventKey(owned.id(), begun));
    signal(owned.id(), "go");
    assertThat(done(new Transaction.Mine(ALICE, 10))).hasSize(2);
    assertThat(done(new Transaction.Mine(ALICE, 1))).hasSize(1);
    assertThat(done(new Transaction.Mine(BOB, 10))).isEmpty();
    assertThat(done(new Transaction.Mine(ALICE, 10))).hasSize(2);
  }

  long databaseMicros() {
    return switch (fixture().store().execute(new Transaction.ListNodes())) {
      case Reply.Committed<List<Row.Node>>(_, var micros) -> micros;
      case Reply.NotCommitted<List<Row.Node>> lost -> throw new AssertionError(lost.toString());
      case Reply.Unknown<List<Row.Node>> unknown -> throw new AssertionError(unknown.toString());
    };
  }
}
