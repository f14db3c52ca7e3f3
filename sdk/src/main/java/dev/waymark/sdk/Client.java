package dev.waymark.sdk;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts and reads instances. Each request can be sent again: an id or a key starts one instance.
final class Client {
  private static final long PAUSE_MILLIS = 100;
  private static final int PATIENCE = 100;

  private final Store store;
  private final SecureRandom random = new SecureRandom();

  Client(Store store) {
    this.store = store;
  }

  /// The instance as it will be asked for, under a fresh id.
  Transaction.NewInstance fresh(
      Catalog.Entry workflow, Optional<String> key, dev.waymark.engine.Payload input) {
    int shard =
        key.map(k -> InstanceId.shardOf(workflow.name(), k))
            .orElseGet(() -> random.nextInt(InstanceId.SHARDS));
    InstanceId id = InstanceId.of(System.currentTimeMillis(), shard, random.nextLong());
    return new Transaction.NewInstance(
        id, id, workflow.name(), key, workflow.hash(), workflow.source(), input, Optional.empty());
  }

  InstanceId start(Transaction.NewInstance instance) throws InterruptedException {
    List<Row.Started> rows = insist(new Transaction.Start(Optional.empty(), List.of(instance)));
    return rows.getFirst().id();
  }

  Optional<Row.Instance> read(InstanceId id) throws InterruptedException {
    return insist(new Transaction.ReadInstance(id));
  }

  /// Sends what may be sent twice until it is answered. Refused, or out of patience: thrown with
  /// the database's words.
  <R> R insist(Transaction<R> transaction) throws InterruptedException {
    String last = "";
    for (int i = 0; i < PATIENCE; i++) {
      switch (store.execute(transaction)) {
        case Reply.Committed<R>(R rows, long _) -> {
          return rows;
        }
        case Reply.Unknown<R>(String detail) -> last = detail;
        case Reply.NotCommitted<R>(Reply.Cause cause, String detail) -> {
          last = cause + ": " + detail;
          if (cause == Reply.Cause.BAD_ROW || cause == Reply.Cause.REFUSED) {
            throw new StoreRefused(transaction, last);
          }
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new StoreRefused(transaction, last);
  }
}
