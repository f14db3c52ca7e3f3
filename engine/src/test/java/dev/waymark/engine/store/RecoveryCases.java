package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Event;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Reap, Adopt, Retire, Retarget: who owns what after somebody has died, stopped or not heard.
abstract class RecoveryCases extends StoreScene {
  @Test
  void reapFreesWhatDeadNodesOwnWithANewTokenAStrikeAndAnEvent() {
    var owned = claimed(BOB, 1);
    var begun = events(owned.id()).getFirst().n();
    commit(BOB, step(owned, keep(), List.of(begun), Optional.empty()));
    done(new Transaction.MarkDead(BOB));
    assertThat(reapAll()).containsExactly(new Row.Freed(owned.id(), BOB, 1));
    var row = read(owned.id());
    assertThat(row.owner()).isEmpty();
    assertThat(row.token()).isEqualTo(2);
    assertThat(row.seq()).isEqualTo(1);
    assertThat(row.status()).isEqualTo(Status.QUEUED);
    assertThat(events(owned.id()))
        .singleElement()
        .satisfies(event -> assertThat(event.event()).isEqualTo(new Event.Due()));
    assertThat(claim(ALICE, 10)).extracting(Row.Owned::token).containsExactly(3L);
  }

  @Test
  void reapLeavesTheLivingAlone() {
    claimed(ALICE, 1);
    assertThat(reapAll()).isEmpty();
  }

  @Test
  void reapGoesInBatchesUntilNothingIsLeft() {
    for (var i = 1; i <= 5; i++) {
      claimed(BOB, i);
    }
    done(new Transaction.MarkDead(BOB));
    assertThat(done(new Transaction.Reap(2))).hasSize(2);
    assertThat(reapAll()).hasSize(3);
    assertThat(done(new Transaction.Reap(2))).isEmpty();
  }

  @Test
  void adoptShowsWhatAClaimTookWhoseAcknowledgementWasLost() {
    var id = queued(1);
    fixture().store().execute(new Transaction.Claim(ALICE, 10, Optional.empty()));
    assertThat(done(new Transaction.Adopt(ALICE, Optional.empty(), 10)))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.id()).isEqualTo(id);
          assertThat(row.token()).isEqualTo(1);
          assertThat(row.before()).isEqualTo(Status.RUNNING);
        });
    assertThat(done(new Transaction.Adopt(BOB, Optional.empty(), 10))).isEmpty();
  }

  @Test
  void adoptShowsTheStateThatAnUnknownCommitLeft() {
    var owned = claimed(ALICE, 1);
    commit(ALICE, step(owned, keep()));
    assertThat(done(new Transaction.Adopt(ALICE, Optional.empty(), 10)))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.seq()).isEqualTo(1);
          assertThat(row.state()).isEqualTo(state("state 1"));
        });
  }

  @Test
  void adoptGoesPageByPageInKeyOrder() {
    for (var i = 1; i <= 5; i++) {
      claimed(ALICE, i);
    }
    var first = done(new Transaction.Adopt(ALICE, Optional.empty(), 3));
    var second = done(new Transaction.Adopt(ALICE, Optional.of(first.getLast().id()), 3));
    assertThat(first).hasSize(3);
    assertThat(second).hasSize(2);
    assertThat(first.getLast().id()).isLessThan(second.getFirst().id());
  }

  @Test
  void retireGivesEverythingBackWithoutAStrikeAndThenTheNodeIsDead() {
    var one = claimed(ALICE, 1);
    claimed(ALICE, 2);
    claimed(ALICE, 3);
    assertThat(done(new Transaction.Retire(ALICE, 2))).isEqualTo(new Row.Retired(2, false));
    assertThat(done(new Transaction.Retire(ALICE, 2))).isEqualTo(new Row.Retired(1, true));
    assertThat(done(new Transaction.Beat(ALICE, LEASE))).isFalse();
    var row = read(one.id());
    assertThat(row.status()).isEqualTo(Status.QUEUED);
    assertThat(row.token()).isEqualTo(2);
    assertThat(row.strikes()).isZero();
    assertThat(claim(BOB, 10)).hasSize(3);
  }

  @Test
  void retargetBringsADueEventToTheOwnerWhoCameLater() {
    var id = queued(1);
    signal(id, "before the claim");
    claim(ALICE, 10);
    assertThat(done(new Transaction.Mine(ALICE, 10))).hasSize(1);
    assertThat(done(new Transaction.Retarget(BOB, 10))).isEqualTo(1);
    assertThat(done(new Transaction.Mine(ALICE, 10))).hasSize(2);
    assertThat(done(new Transaction.Retarget(BOB, 10))).isZero();
  }

  @Test
  void retargetGivesAStaleTargetBackToAnybody() {
    var owned = claimed(ALICE, 1);
    signal(owned.id(), "while it is being given up");
    commit(
        ALICE,
        step(owned, release(), List.of(events(owned.id()).getFirst().n()), Optional.empty()));
    assertThat(claim(BOB, 10)).as("the event still names alice").isEmpty();
    assertThat(done(new Transaction.Retarget(ALICE, 10))).isEqualTo(1);
    assertThat(claim(BOB, 10)).hasSize(1);
  }

  @Test
  void retargetFreesWhatNamesADeadNode() {
    var owned = claimed(BOB, 1);
    done(new Transaction.MarkDead(BOB));
    reapAll();
    assertThat(done(new Transaction.Retarget(ALICE, 10))).isEqualTo(1);
    assertThat(claim(ALICE, 10)).extracting(Row.Owned::id).containsExactly(owned.id());
    assertThat(events(owned.id())).hasSize(2);
  }
}
