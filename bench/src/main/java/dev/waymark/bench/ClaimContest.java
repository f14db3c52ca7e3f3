package dev.waymark.bench;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.store.Connections;
import dev.waymark.postgres.store.PostgresStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;

/// `claim`: the Claim transaction as built, in batches of 100, against the raw claim.
final class ClaimContest implements Contest {
  static final int BATCH = 100;
  private static final int BATCHES = 40;
  private static final NodeId NODE = NodeId.of(0x7000L, 0x8000_0000_0000_0001L);
  private static final long LEASE_MICROS = 24L * 3_600 * 1_000_000;

  private final Meter meter;
  private final PostgresStore store;
  private final PlainClaim plain;
  private long numbered;

  ClaimContest(Meter meter, Observed observed) throws SQLException {
    this.meter = meter;
    store = new PostgresStore(new Connections(observed, "waymark bench", 1), Schemas.ENGINE);
    done(store, new Transaction.RegisterNode(NODE, LEASE_MICROS));
    plain = new PlainClaim(observed.open("plain bench"));
  }

  static <R> R done(Store store, Transaction<R> transaction) {
    return switch (store.execute(transaction)) {
      case Reply.Committed<R>(var rows, _) -> rows;
      case Reply.NotCommitted<R> lost -> throw new IllegalStateException(lost.toString());
      case Reply.Unknown<R> unknown -> throw new IllegalStateException(unknown.toString());
    };
  }

  @Override
  public void prepare() throws SQLException {
    Schemas.empty(meter);
    for (int batch = 0; batch < BATCHES; batch++) {
      var instances = new ArrayList<Transaction.NewInstance>();
      for (int i = 0; i < BATCH; i++) {
        instances.add(instance());
      }
      done(store, new Transaction.Start(Optional.empty(), instances));
    }
    meter.execute("insert into waymark_bench_plain.instance select * from waymark_bench.instance");
    meter.execute(
        """
        insert into waymark_bench_plain.event overriding system value
        select * from waymark_bench.event order by n\
        """);
  }

  private Transaction.NewInstance instance() {
    numbered++;
    // Spread over the shards as random ids are, and the same in every run.
    var id = InstanceId.of(System.currentTimeMillis(), (int) (numbered * 1_031), numbered);
    return new Transaction.NewInstance(
        id, id, "bench", Optional.empty(), "program", "source", Payload.of("{}"), Optional.empty());
  }

  @Override
  public long waymark() {
    long claimed = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      int size = done(store, new Transaction.Claim(NODE, BATCH, Optional.empty())).size();
      check(size);
      claimed += size;
    }
    return claimed;
  }

  @Override
  public long plain() throws SQLException {
    long claimed = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      int size = plain.claim().size();
      check(size);
      claimed += size;
    }
    return claimed;
  }

  /// Nobody else claims, so that every batch is full.
  private static void check(int size) {
    if (size != BATCH) {
      throw new IllegalStateException("claimed %d where %d are due".formatted(size, BATCH));
    }
  }

  @Override
  public void close() throws SQLException {
    plain.close();
    store.close();
  }
}
