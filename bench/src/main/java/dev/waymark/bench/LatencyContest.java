package dev.waymark.bench;

import dev.waymark.engine.store.InstanceId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `latency`: one instance of one action at a time on a node that has nothing else to do, from its
/// start by the process that runs it until its end is committed, against the three commits that
/// this takes, made by plain JDBC one right after the other.
final class LatencyContest implements Contest {
  private static final int INSTANCES = 100;

  /// Between two, so that each finds everybody asleep.
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Meter meter;
  private final MeasuredNode node;
  private final PlainWaves plain;
  private final List<Double> times = new ArrayList<>();

  LatencyContest(Meter meter, Observed observed) throws SQLException {
    this.meter = meter;
    var subject = Subject.inARow(1);
    node = new MeasuredNode(subject, observed);
    try {
      one(node.ids(1).getFirst());
      var sample = Sample.take(meter.connection(), subject.snapshots().size());
      plain = new PlainWaves(observed.open("plain bench"), subject, sample);
    } catch (SQLException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  @Override
  public void prepare() throws SQLException {
    Schemas.empty(meter);
  }

  @Override
  public long waymark() throws SQLException {
    return each(this::one);
  }

  @Override
  public long plain() throws SQLException {
    return each(id -> plain.ownWave(new UUID[] {id.value()}));
  }

  private interface One {
    void run(InstanceId id) throws SQLException;
  }

  private long each(One one) throws SQLException {
    times.clear();
    for (var id : node.ids(INSTANCES)) {
      LockSupport.parkNanos(IDLE_NANOS);
      long from = System.nanoTime();
      one.run(id);
      times.add((System.nanoTime() - from) / 1e6);
    }
    return INSTANCES;
  }

  private void one(InstanceId id) {
    node.startHere(id);
    node.awaitEnd();
  }

  @Override
  public List<Double> times() {
    return List.copyOf(times);
  }

  @Override
  public void close() throws SQLException {
    plain.close();
    node.close();
  }
}
