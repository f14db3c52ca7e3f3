package dev.waymark.bench;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.node.NodeListener;
import dev.waymark.postgres.node.NodeOptions;
import dev.waymark.postgres.node.RuntimeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A runtime node with one workflow and workers that do nothing, and what has been started on it.
final class MeasuredNode implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final Subject subject;
  private final Semaphore ended = new Semaphore(0);
  private final RuntimeNode node;
  private long numbered;
  private int running;

  MeasuredNode(Subject subject, Observed observed) {
    this.subject = subject;
    var options = NodeOptions.of(observed).withSchema(Schemas.ENGINE);
    node = RuntimeNode.start(options, subject, new InstantWorkers(), new Ends());
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
    running++;
  }

  /// Instances that others have made ready for it.
  void expect(int instances) {
    running += instances;
  }

  /// Until the end of all that runs is committed.
  void awaitEnd() {
    try {
      if (!ended.tryAcquire(running, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "%d of %d instances ended within a minute".formatted(ended.drainPermits(), running));
      }
      running = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while instances run", e);
    }
  }

  private final class Ends implements NodeListener {
    @Override
    public void ended(InstanceId instance) {
      ended.release();
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
