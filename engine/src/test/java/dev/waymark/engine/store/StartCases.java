package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Start: unowned, with a key, and owned here.
abstract class StartCases extends StoreScene {
  @Test
  void aStartedInstanceIsQueuedWithItsFirstEvent() {
    var id = queued(1);
    var row = read(id);
    assertThat(row.status()).isEqualTo(Status.QUEUED);
    assertThat(row.owner()).isEmpty();
    assertThat(row.token()).isZero();
    assertThat(row.seq()).isZero();
    assertThat(row.state().isEmpty()).isTrue();
    assertThat(row.workflow()).isEqualTo("trip");
    assertThat(row.program()).isEqualTo("p1");
    assertThat(row.source()).isEqualTo("s1");
    assertThat(events(id))
        .extracting(Row.EventRow::event)
        .containsExactly(new Event.Begun(Payload.of("{\"n\":1}")));
  }

  @Test
  void theSameKeyIsTheSameInstance() {
    var first = done(new Transaction.Start(Optional.empty(), List.of(keyed(instance(1), "k"))));
    assertThat(first)
        .singleElement()
        .isInstanceOfSatisfying(
            Row.Started.Fresh.class, f -> assertThat(f.id()).isEqualTo(instance(1)));
    var second = done(new Transaction.Start(Optional.empty(), List.of(keyed(instance(4), "k"))));
    assertThat(second).containsExactly(new Row.Started.Existing(instance(4), instance(1)));
    assertThat(done(new Transaction.ReadInstance(instance(4)))).isEmpty();
  }

  @Test
  void theSameKeyTwiceInOneTransactionIsOneInstance() {
    var started =
        done(
            new Transaction.Start(
                Optional.empty(), List.of(keyed(instance(1), "k"), keyed(instance(4), "k"))));
    assertThat(started).extracting(Row.Started::id).containsExactly(instance(1), instance(1));
  }

  @Test
  void theSameIdStartedAgainIsTheSameInstance() {
    queued(1);
    assertThat(done(new Transaction.Start(Optional.empty(), List.of(fresh(instance(1))))))
        .containsExactly(new Row.Started.Existing(instance(1), instance(1)));
    assertThat(events(instance(1))).hasSize(1);
  }

  @Test
  void keysOfOtherWorkflowsAreOtherKeys() {
    var other =
        new Transaction.NewInstance(
            instance(2),
            instance(2),
            "visit",
            Optional.of("k"),
            "p1",
            "s1",
            Payload.of("{}"),
            Optional.empty());
    done(new Transaction.Start(Optional.empty(), List.of(keyed(instance(1), "k"))));
    assertThat(done(new Transaction.Start(Optional.empty(), List.of(other))))
        .singleElement()
        .isInstanceOf(Row.Started.Fresh.class);
  }

  @Test
  void aStartOwnedHereIsRunningUnderTokenOne() {
    var started = done(new Transaction.Start(Optional.of(ALICE), List.of(fresh(instance(1)))));
    var row = read(instance(1));
    assertThat(row.status()).isEqualTo(Status.RUNNING);
    assertThat(row.owner()).contains(ALICE);
    assertThat(row.token()).isEqualTo(1);
    assertThat(claim(BOB, 10)).isEmpty();
    var event = events(instance(1)).getFirst();
    assertThat(started).containsExactly(new Row.Started.Fresh(instance(1), event.n()));
    assertThat(done(new Transaction.Mine(ALICE, 10)))
        .containsExactly(new Row.EventKey(instance(1), event.n()));
  }

  @Test
  void aDeadNodeStartsNothingOfItsOwn() {
    done(new Transaction.MarkDead(BOB));
    assertThat(done(new Transaction.Start(Optional.of(BOB), List.of(keyed(instance(1), "k")))))
        .isEmpty();
    assertThat(done(new Transaction.ReadInstance(instance(1)))).isEmpty();
    assertThat(done(new Transaction.Start(Optional.of(ALICE), List.of(keyed(instance(2), "k")))))
        .as("the key was not taken by the dead node's start")
        .singleElement()
        .isInstanceOf(Row.Started.Fresh.class);
  }

  @Test
  void aBurialWaitsForAStartOwnedHereOrLeavesItOut() {
    var hold = fixture().holdNode(BOB);
    var start =
        fixture().submit(new Transaction.Start(Optional.of(BOB), List.of(fresh(instance(1)))));
    assertThat(start.waits()).isTrue();
    hold.close();
    assertThat(committed(start.reply())).hasSize(1);
  }
}
