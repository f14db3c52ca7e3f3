package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Transaction.Filter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// PutProgram, GetProgram, ReadInstance, ListInstances, Retain.
abstract class ReadingCases extends StoreScene {
  @Test
  void aProgramIsStoredUnderItsHashWithATablePerSource() {
    done(new Transaction.PutProgram("h", Payload.of("program"), "s1", Payload.of("table 1")));
    done(new Transaction.PutProgram("h", Payload.of("program"), "s2", Payload.of("table 2")));
    done(new Transaction.PutProgram("h", Payload.of("other"), "s2", Payload.of("other")));
    assertThat(done(new Transaction.GetProgram("h", Optional.of("s2"))))
        .contains(new Row.StoredProgram(Payload.of("program"), Optional.of(Payload.of("table 2"))));
    assertThat(done(new Transaction.GetProgram("h", Optional.empty())))
        .contains(new Row.StoredProgram(Payload.of("program"), Optional.empty()));
    assertThat(done(new Transaction.GetProgram("nobody", Optional.empty()))).isEmpty();
  }

  @Test
  void anUnknownInstanceReadsAsNothing() {
    assertThat(done(new Transaction.ReadInstance(instance(1)))).isEmpty();
  }

  @Test
  void instancesAreFoundByWhatTheyAreAndDo() {
    var waiting = claimed(ALICE, 1);
    commit(
        ALICE,
        step(waiting, release(), List.of(events(waiting.id()).getFirst().n()), Optional.empty()));
    done(new Transaction.Start(Optional.empty(), List.of(keyed(instance(2), "order-7"))));
    assertThat(list(filter(Optional.of(Status.WAITING), Optional.empty(), 10)))
        .containsExactly(waiting.id());
    assertThat(list(filter(Optional.empty(), Optional.of("order-7"), 10)))
        .containsExactly(instance(2));
    assertThat(list(Filter.all(10))).containsExactly(instance(2), instance(1));
    assertThat(list(Filter.all(1))).containsExactly(instance(2));
    var prefix = instance(2).toString().substring(0, 20);
    assertThat(
            list(
                new Filter(
                    Optional.of(prefix),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    10)))
        .contains(instance(2));
    assertThat(
            list(
                new Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(WaitingReason.SIGNAL),
                    Optional.of("trip"),
                    Optional.empty(),
                    Optional.of(waiting.id()),
                    10)))
        .containsExactly(waiting.id());
  }

  @Test
  void onlyWhatEndedLongAgoIsDeletedAndItsKeyIsFreeAgain() {
    done(
        new Transaction.Start(
            Optional.empty(), List.of(keyed(instance(1), "k"), fresh(instance(2)))));
    var owned =
        claim(ALICE, 10).stream().filter(r -> r.id().equals(instance(1))).findFirst().orElseThrow();
    commit(
        ALICE,
        step(owned, completed(), List.of(events(owned.id()).getFirst().n()), Optional.empty()));
    signal(owned.id(), "late");
    var ended = read(owned.id()).changedMicros();
    assertThat(done(new Transaction.Retain(ended - SECOND, 10))).isEmpty();
    assertThat(done(new Transaction.Retain(ended + SECOND, 10))).containsExactly(owned.id());
    assertThat(done(new Transaction.ReadInstance(owned.id()))).isEmpty();
    assertThat(events(owned.id())).isEmpty();
    assertThat(done(new Transaction.Start(Optional.empty(), List.of(keyed(instance(4), "k")))))
        .singleElement()
        .isInstanceOf(Row.Started.Fresh.class);
    assertThat(read(instance(2)).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void whatIsInOtherHandsIsRetained() {
    var owned = claimed(ALICE, 1);
    commit(ALICE, step(owned, completed()));
    var ended = read(owned.id()).changedMicros();
    try (var _ = fixture().holdInstance(owned.id())) {
      assertThat(done(new Transaction.Retain(ended + SECOND, 10))).isEmpty();
    }
    assertThat(done(new Transaction.Retain(ended + SECOND, 10))).hasSize(1);
  }

  private List<InstanceId> list(Filter filter) {
    return done(new Transaction.ListInstances(filter)).stream().map(Row.Instance::id).toList();
  }

  private static Filter filter(Optional<Status> status, Optional<String> key, int limit) {
    return new Filter(
        Optional.empty(), status, Optional.empty(), Optional.empty(), key, Optional.empty(), limit);
  }
}
