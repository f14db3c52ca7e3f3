package dev.waymark.bench;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.node.NodeListener;
import dev.waymark.postgres.node.NodeOptions;
import dev.waymark.postgres.node.RuntimeNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A runtime node with one workflow and workers that do nothing, and what has been started on it.
final class MeasuredNode implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final Subject subject;
  private final Meter meter;
  private final InstantWorkers workers = new InstantWorkers();
  private final RuntimeNode node;
  private long numbered;
  private int running;

  MeasuredNode(Subject subject, Meter meter, Observed observed) {
    this(subject, meter, observed, NodeListener.SILENT);
  }

  MeasuredNode(Subject subject, Meter meter, Observed observed, NodeListener listener) {
    this.subject = subject;
    this.meter = meter;
    var options = NodeOptions.of(observed).withSchema(Schemas.ENGINE);
    node = RuntimeNode.start(options, subject, workers, listener);
    try {
      ClaimContest.done(node.store(), subject.deployment());
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  /// Fresh ones, spread over the shards as random ids are, and the same in every run.
  List<InstanceId> ids(int count) {
    var ids = new ArrayList<InstanceId>();
    for (int i = 0; i < count; i++) {
      numbered++;
      ids.add(InstanceId.of(System.currentTimeMillis(), (int) (numbered * 1_031), numbered));
    }
    return ids;
  }

  /// In one transaction, for anybody.
  void start(List<InstanceId> ids) {
    var instances = ids.stream().map(subject::instance).toList();
    ClaimContest.done(node.store(), new Transaction.Start(Optional.empty(), instances));
    running += ids.size();
  }

  /// One that this node runs at once, or as soon as it has registered.
  void startHere(InstanceId id) {
    long give = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (node.startHere(subject.instance(id)).join().isEmpty()) {
      if (System.nanoTime() - give > 0) {
        throw new IllegalStateException("the node has not begun within a minute");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /// Instances that others have made ready for it.
  void expect(int instances) {
    running += instances;
  }

  /// Until all that runs has ended.
  void awaitEnd() throws SQLException {
    if (!workers.await(running * subject.actions(), PATIENCE_MILLIS)) {
      throw new IllegalStateException("the actions did not end within a minute");
    }
    running = 0;
    long give = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (meter.number(GOING_ON) > 0) {
      if (System.nanoTime() - give > 0) {
        throw new IllegalStateException("the instances did not complete within a minute");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static final String GOING_ON =
      """
      select count(*) from (
        select from waymark_bench.instance where status <> 'completed' limit 1) as one\
      """;

  @Override
  public void close() {
    node.close();
  }
}
