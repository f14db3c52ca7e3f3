package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// RegisterNode, Beat, Bury, MarkDead, ListNodes, ForgetNodes.
abstract class NodeCases extends StoreScene {
  @Test
  void anIdIsUsedOnce() {
    assertThat(done(new Transaction.RegisterNode(ALICE, LEASE))).isFalse();
  }

  @Test
  void aBeatRenewsTheLease() {
    fixture().pass(LEASE - SECOND);
    assertThat(done(new Transaction.Beat(ALICE, LEASE))).isTrue();
    assertThat(done(new Transaction.Beat(BOB, LEASE))).isTrue();
    fixture().pass(LEASE - SECOND);
    assertThat(done(new Transaction.Bury())).isEmpty();
  }

  @Test
  void anExpiredLeaseThatNobodyTookMayBeRevived() {
    fixture().pass(10 * LEASE);
    assertThat(done(new Transaction.Beat(ALICE, LEASE))).isTrue();
    assertThat(done(new Transaction.Bury())).containsExactly(BOB);
  }

  @Test
  void aBeatNeverRevivesTheBuried() {
    bury(BOB, ALICE);
    assertThat(done(new Transaction.Beat(BOB, LEASE))).isFalse();
    assertThat(done(new Transaction.ListNodes()))
        .extracting(Row.Node::id, Row.Node::dead)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(ALICE, false),
            org.assertj.core.groups.Tuple.tuple(BOB, true));
  }

  @Test
  void aBeatOfAnUnknownNodeIsRefused() {
    assertThat(done(new Transaction.Beat(NodeId.of(1, 1), LEASE))).isFalse();
  }

  @Test
  void nobodyIsBuriedTwice() {
    bury(BOB, ALICE);
    assertThat(done(new Transaction.Bury())).isEmpty();
  }

  @Test
  void aNodeRowInOtherHandsIsNotBuriedAndNotWaitedFor() {
    fixture().pass(LEASE + SECOND);
    try (var _ = fixture().holdNode(BOB)) {
      assertThat(done(new Transaction.Bury())).containsExactly(ALICE);
    }
    assertThat(done(new Transaction.Bury())).containsExactly(BOB);
  }

  @Test
  void atMostEightAreBuriedAtOnce() {
    for (var i = 0; i < 8; i++) {
      done(new Transaction.RegisterNode(NodeId.of(5, i), LEASE));
    }
    fixture().pass(LEASE + SECOND);
    assertThat(done(new Transaction.Bury())).hasSize(8);
    assertThat(done(new Transaction.Bury())).hasSize(2);
  }

  @Test
  void aNodeWhoseEndWasSeenIsMarkedDeadBeforeItsLeaseEnds() {
    assertThat(done(new Transaction.MarkDead(BOB))).isTrue();
    assertThat(done(new Transaction.Beat(BOB, LEASE))).isFalse();
    assertThat(done(new Transaction.MarkDead(NodeId.of(1, 1)))).isFalse();
  }

  @Test
  void markingDeadWaitsForWhoeverHoldsTheNodeRow() {
    var hold = fixture().holdNode(BOB);
    var marking = fixture().submit(new Transaction.MarkDead(BOB));
    assertThat(marking.waits()).isTrue();
    hold.close();
    assertThat(committed(marking.reply())).isTrue();
  }

  @Test
  void onlyADeadNodeThatOwnsNothingIsForgotten() {
    var owned = claimed(BOB, 1);
    signal(owned.id(), "late");
    assertThat(done(new Transaction.ForgetNodes())).isEmpty();
    done(new Transaction.MarkDead(BOB));
    assertThat(done(new Transaction.ForgetNodes())).isEmpty();
    assertThat(reapAll()).extracting(Row.Freed::id).containsExactly(owned.id());
    assertThat(done(new Transaction.ForgetNodes())).as("events still name it").isEmpty();
    done(new Transaction.Retarget(ALICE, 100));
    assertThat(done(new Transaction.ForgetNodes())).containsExactly(BOB);
    assertThat(done(new Transaction.RegisterNode(ALICE, LEASE))).isFalse();
  }

  @Test
  void aNodeIsKeptWhileAnInstanceOfItIsInOtherHands() {
    var owned = claimed(BOB, 1);
    done(new Transaction.MarkDead(BOB));
    try (var _ = fixture().holdInstance(owned.id())) {
      assertThat(reapAll()).isEmpty();
      done(new Transaction.Retarget(ALICE, 100));
      assertThat(done(new Transaction.ForgetNodes())).isEmpty();
    }
    assertThat(reapAll()).hasSize(1);
  }
}
