package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.StepRow.HistoryEntry;
import dev.waymark.engine.store.StepRow.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// CommitSteps: (owner, token, seq) and the node row, each with what was seen when it was missing.
abstract class FencingCases extends StoreScene {
  @Test
  void aStaleTokenChangesNothingAndIsMissing() {
    var stale = claimed(BOB, 1);
    done(new Transaction.MarkDead(BOB));
    reapAll();
    claim(ALICE, 10);
    assertThat(commit(BOB, everything(stale))).isEmpty();
    assertNothingOf(stale);
  }

  @Test
  void aStaleSeqChangesNothingSoThatAGhostCommitNeverWritesOldStateOverNew() {
    var owned = claimed(ALICE, 1);
    var ghost = everything(owned);
    commit(ALICE, step(owned, keep()));
    assertThat(commit(ALICE, ghost)).isEmpty();
    assertThat(read(owned.id()).state()).isEqualTo(state("state 1"));
    assertThat(done(new Transaction.ReadHistory(owned.id(), 0, 10))).isEmpty();
  }

  @Test
  void aTokenThatSomebodyElseHoldsIsNoRight() {
    var owned = claimed(ALICE, 1);
    assertThat(commit(BOB, everything(owned))).isEmpty();
    assertNothingOf(owned);
  }

  @Test
  void theOldTokenOfTheSameNodeIsNoRight() {
    var first = claimed(ALICE, 1);
    commit(ALICE, step(first, release()));
    signal(first.id(), "go");
    done(new Transaction.Retarget(ALICE, 10));
    var second = claim(ALICE, 10).getFirst();
    var stale =
        new Row.Owned(
            second.id(),
            second.root(),
            first.token(),
            second.seq(),
            second.before(),
            0,
            "trip",
            "p1",
            "s1",
            second.state(),
            Optional.empty());
    assertThat(commit(ALICE, step(stale, keep()))).isEmpty();
    assertThat(commit(ALICE, step(second, keep()))).hasSize(1);
  }

  @Test
  void oneStaleRowDoesNotStopTheOthers() {
    var rows = new ArrayList<Row.Owned>();
    for (var i = 1; i <= 5; i++) {
      rows.add(claimed(ALICE, i));
    }
    commit(ALICE, step(rows.get(2), keep()));
    var batch = rows.stream().map(row -> step(row, keep())).toArray(StepRow[]::new);
    assertThat(commit(ALICE, batch))
        .extracting(Row.Stepped::id)
        .containsExactlyInAnyOrder(
            rows.get(0).id(), rows.get(1).id(), rows.get(3).id(), rows.get(4).id());
  }

  @Test
  void oneRowInOtherHandsIsMissingAndTheOthersCommit() {
    var one = claimed(ALICE, 1);
    var two = claimed(ALICE, 2);
    try (var _ = fixture().holdInstance(one.id())) {
      assertThat(commit(ALICE, step(one, keep()), step(two, keep())))
          .extracting(Row.Stepped::id)
          .containsExactly(two.id());
    }
    assertThat(done(new Transaction.Adopt(ALICE, Optional.empty(), 10)))
        .as("busy, not fenced: Adopt still shows it with the same token and seq")
        .filteredOn(row -> row.id().equals(one.id()))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.token()).isEqualTo(one.token());
          assertThat(row.seq()).isEqualTo(one.seq());
        });
    assertThat(commit(ALICE, step(one, keep()))).hasSize(1);
  }

  @Test
  void nothingLandsAfterABurial() {
    var owned = claimed(BOB, 1);
    bury(BOB, ALICE);
    assertThat(commit(BOB, everything(owned))).isEmpty();
    assertNothingOf(owned);
    assertThat(claim(BOB, 10)).isEmpty();
  }

  @Test
  void anExpiredLeaseThatNobodyTookMayStillWrite() {
    var owned = claimed(BOB, 1);
    fixture().pass(10 * LEASE);
    assertThat(commit(BOB, step(owned, keep()))).hasSize(1);
  }

  @Test
  void aCommitThatWaitsForTheNodeRowLooksAtItAgain() {
    var owned = claimed(BOB, 1);
    var hold = fixture().holdNode(BOB);
    var late = fixture().submit(new Transaction.CommitSteps(BOB, List.of(step(owned, keep()))));
    var marking = fixture().submit(new Transaction.MarkDead(BOB));
    assertThat(late.waits()).isTrue();
    assertThat(marking.waits()).isTrue();
    hold.close();
    var landed = committed(late.reply());
    assertThat(committed(marking.reply())).isTrue();
    assertThat(read(owned.id()).seq()).isEqualTo(landed.size());
    assertThat(commit(BOB, step(owned, keep()))).isEmpty();
  }

  @Test
  void aClaimThatWaitsForTheNodeRowLooksAtItAgain() {
    queued(1);
    var hold = fixture().holdNode(BOB);
    var late = fixture().submit(new Transaction.Claim(BOB, 10, Optional.empty()));
    assertThat(late.waits()).isTrue();
    hold.close();
    assertThat(committed(late.reply())).hasSize(1);
  }

  private static StepRow everything(Row.Owned owned) {
    return new StepRow(
        owned.id(),
        owned.token(),
        owned.seq(),
        state("stale"),
        completed(),
        List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L),
        Optional.of(1L),
        List.of(new HistoryEntry("stale", Payload.of("0"))),
        List.of(new Post.Child(fresh(instance(77)))));
  }

  private void assertNothingOf(Row.Owned owned) {
    assertThat(read(owned.id()).seq()).isEqualTo(owned.seq());
    assertThat(read(owned.id()).state()).isEqualTo(owned.state());
    assertThat(read(owned.id()).outcome()).isEmpty();
    assertThat(done(new Transaction.ReadHistory(owned.id(), 0, 10))).isEmpty();
    assertThat(done(new Transaction.ReadInstance(instance(77)))).isEmpty();
    assertThat(events(owned.id())).isNotEmpty();
  }
}
