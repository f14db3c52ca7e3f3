package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Signal, and that no wake-up is ever lost.
abstract class SignalCases extends StoreScene {
  private static Transaction.Letter letter(InstanceId to, String key, Event event) {
    return new Transaction.Letter(to, Optional.of(key), event);
  }

  private static final Event GO = new Event.Signalled("go", Payload.of("1"));

  @Test
  void aSignalWakesAWaitingInstance() {
    var owned = claimed(ALICE, 1);
    commit(
        ALICE,
        step(owned, release(), List.of(events(owned.id()).getFirst().n()), Optional.empty()));
    assertThat(claim(BOB, 10)).isEmpty();
    signal(owned.id(), "go");
    assertThat(claim(BOB, 10)).hasSize(1);
  }

  @Test
  void aSignalOfAnOwnedInstanceGoesToItsOwner() {
    var owned = claimed(ALICE, 1);
    signal(owned.id(), "go");
    assertThat(done(new Transaction.Mine(ALICE, 10))).hasSize(2);
    assertThat(claim(BOB, 10)).isEmpty();
  }

  @Test
  void theSameKeyIsAcceptedOnceAlsoAfterItWasConsumed() {
    var id = queued(1);
    assertThat(done(new Transaction.Signal(List.of(letter(id, "k", GO)))))
        .containsExactly(new Row.Accepted(id, false));
    var owned = claim(ALICE, 10).getFirst();
    var all = events(id).stream().map(Row.EventRow::n).toList();
    commit(ALICE, step(owned, keep(), all, Optional.empty()));
    assertThat(done(new Transaction.Signal(List.of(letter(id, "k", GO)))))
        .containsExactly(new Row.Accepted(id, true));
    assertThat(events(id)).isEmpty();
  }

  @Test
  void theSameKeyOfAnotherInstanceIsAnotherKey() {
    var one = queued(1);
    var two = queued(2);
    assertThat(done(new Transaction.Signal(List.of(letter(one, "k", GO), letter(two, "k", GO)))))
        .extracting(Row.Accepted::doubled)
        .containsExactly(false, false);
  }

  @Test
  void anUnknownInstanceAcceptsNothing() {
    assertThat(done(new Transaction.Signal(List.of(letter(instance(9), "k", GO))))).isEmpty();
  }

  @Test
  void everyEventIsARowOfItsOwn() {
    var id = queued(1);
    for (var i = 0; i < 3; i++) {
      signal(id, "again");
    }
    assertThat(events(id)).hasSize(4);
  }

  @Test
  void aSignalIsNotLostWhateverItsOrderAgainstTheCommitThatLetsGo() {
    // before the events are read, between that and the commit, after the commit
    for (var moment = 0; moment < 3; moment++) {
      var owned = claimed(ALICE, 10 + moment);
      if (moment == 0) {
        signal(owned.id(), "go");
      }
      var seen = events(owned.id()).stream().map(Row.EventRow::n).toList();
      if (moment == 1) {
        signal(owned.id(), "go");
      }
      commit(ALICE, step(owned, release(), seen.subList(0, 1), Optional.empty()));
      if (moment == 2) {
        signal(owned.id(), "go");
      }
      done(new Transaction.Retarget(ALICE, 10));
      assertThat(claim(BOB, 10)).as("moment " + moment).hasSize(1);
      assertThat(events(owned.id()))
          .extracting(Row.EventRow::event)
          .containsExactly(new Event.Signalled("go", Payload.of("1")));
    }
  }

  @Test
  void aSignalDoesNotWaitForWhoeverHoldsTheInstance() {
    var owned = claimed(ALICE, 1);
    try (var _ = fixture().holdInstance(owned.id())) {
      var sent = fixture().submit(new Transaction.Signal(List.of(letter(owned.id(), "k", GO))));
      assertThat(sent.waits()).isFalse();
    }
  }

  @Test
  void aCancellationIsAnEventLikeOthers() {
    var id = queued(1);
    var cancel = new Event.CancelRequested("enough");
    done(new Transaction.Signal(List.of(letter(id, "c", cancel))));
    assertThat(events(id)).extracting(Row.EventRow::event).contains(cancel);
  }
}
