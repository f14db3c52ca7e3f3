package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.store.StepRow.Disposition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The base of the contract's cases: one store per test, and short words for what tests do with it.
abstract class StoreScene {
  static final long SECOND = 1_000_000;
  static final long LEASE = 15 * SECOND;
  static final NodeId ALICE = NodeId.of(0x0190_0000_0000_7000L, 0x8000_0000_0000_000AL);
  static final NodeId BOB = NodeId.of(0x0190_0000_0000_7000L, 0x8000_0000_0000_000BL);

  private StoreFixture fixture = new NoStore();

  abstract StoreFixture open();

  @BeforeEach
  void openStore() {
    fixture = open();
    assertThat(done(new Transaction.RegisterNode(ALICE, LEASE))).isTrue();
    assertThat(done(new Transaction.RegisterNode(BOB, LEASE))).isTrue();
  }

  @AfterEach
  void closeStore() {
    fixture.close();
  }

  StoreFixture fixture() {
    return fixture;
  }

  <R> R done(Transaction<R> transaction) {
    return committed(fixture.store().execute(transaction));
  }

  static <R> R committed(Reply<R> reply) {
    return switch (reply) {
      case Reply.Committed<R>(var rows, _) -> rows;
      case Reply.NotCommitted<R> lost -> throw new AssertionError("not committed: " + lost);
      case Reply.Unknown<R> unknown -> throw new AssertionError("unknown: " + unknown);
    };
  }

  static InstanceId instance(int number) {
    return InstanceId.of(1_700_000_000_000L + number, number % 3, number);
  }

  static Transaction.NewInstance fresh(InstanceId id) {
    return new Transaction.NewInstance(
        id, id, "trip", Optional.empty(), "p1", "s1", Payload.of("{\"n\":1}"), Optional.empty());
  }

  static Transaction.NewInstance keyed(InstanceId id, String key) {
    return new Transaction.NewInstance(
        id, id, "trip", Optional.of(key), "p1", "s1", Payload.of("{}"), Optional.empty());
  }

  InstanceId queued(int number) {
    var id = instance(number);
    done(new Transaction.Start(Optional.empty(), List.of(fresh(id))));
    return id;
  }

  Row.Owned claimed(NodeId node, int number) {
    var id = queued(number);
    return claim(node, 10).stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  List<Row.Owned> claim(NodeId node, int limit) {
    return done(new Transaction.Claim(node, limit, Optional.empty()));
  }

  List<Row.EventRow> events(InstanceId... ids) {
    return loaded(ids).stream()
        .filter(Row.EventRow.class::isInstance)
        .map(Row.EventRow.class::cast)
        .toList();
  }

  List<Row.Loaded> loaded(InstanceId... ids) {
    return done(new Transaction.LoadEvents(List.of(ids)));
  }

  Row.Instance read(InstanceId id) {
    return done(new Transaction.ReadInstance(id)).orElseThrow();
  }

  List<Row.Stepped> commit(NodeId node, StepRow... steps) {
    return done(new Transaction.CommitSteps(node, List.of(steps)));
  }

  static Snapshot state(String text) {
    return Snapshot.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static StepRow step(Row.Owned owned, Disposition disposition) {
    return step(owned, disposition, List.of(), Optional.empty());
  }

  static StepRow step(
      Row.Owned owned, Disposition disposition, List<Long> consumed, Optional<Long> wake) {
    return new StepRow(
        owned.id(),
        owned.token(),
        owned.seq(),
        state("state " + (owned.seq() + 1)),
        disposition,
        consumed,
        wake,
        List.of(),
        List.of());
  }

  static Disposition keep() {
    return new Disposition.Keep(Optional.of(WaitingReason.ACTION), Optional.empty());
  }

  static Disposition release() {
    return new Disposition.Release(WaitingReason.SIGNAL, Optional.empty());
  }

  static Disposition completed() {
    return new Disposition.End(new StepRow.Outcome(Status.COMPLETED, Payload.of("\"done\"")));
  }

  void signal(InstanceId to, String name) {
    done(
        new Transaction.Signal(
            List.of(
                new Transaction.Letter(
                    to, Optional.empty(), new Event.Signalled(name, Payload.of("1"))))));
  }

  /// The owner of that name dies: its lease passes, while the other beats, and it is buried.
  void bury(NodeId dead, NodeId alive) {
    fixture.pass(LEASE + SECOND);
    assertThat(done(new Transaction.Beat(alive, LEASE))).isTrue();
    assertThat(done(new Transaction.Bury())).containsExactly(dead);
  }

  List<Row.Freed> reapAll() {
    var all = new java.util.ArrayList<Row.Freed>();
    while (true) {
      var freed = done(new Transaction.Reap(2));
      if (freed.isEmpty()) {
        return all;
      }
      all.addAll(freed);
    }
  }

  private record NoStore() implements StoreFixture {
    @Override
    public Store store() {
      throw new IllegalStateException("not open");
    }

    @Override
    public void pass(long micros) {}

    @Override
    public Hold holdInstance(InstanceId id) {
      throw new IllegalStateException("not open");
    }

    @Override
    public Hold holdNode(NodeId id) {
      throw new IllegalStateException("not open");
    }

    @Override
    public Hold holdCall(InstanceId id, long number) {
      throw new IllegalStateException("not open");
    }

    @Override
    public <R> Pending<R> submit(Transaction<R> transaction) {
      throw new IllegalStateException("not open");
    }

    @Override
    public void close() {}
  }
}
