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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `seq10`: waves of 100 instances with 10 actions in a row on one runtime node, against plain JDBC
/// that writes the same. A half is several waves, one after the other.
final class SequenceContest implements Contest {
  static final int LIVE = 100;
  private static final int WAVES = 5;
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final Meter meter;
  private final InstantWorkers workers = new InstantWorkers();
  private final SequenceProgram program = new SequenceProgram();
  private final RuntimeNode node;
  private final PlainSequence plain;
  private long numbered;
  private int ended;

  SequenceContest(Meter meter, Observed observed) throws SQLException {
    this.meter = meter;
    var options = NodeOptions.of(observed).withSchema(Schemas.ENGINE);
    node = RuntimeNode.start(options, program, workers, NodeListener.SILENT);
    try {
      program.deploy(node.store());
      wave();
      plain =
          new PlainSequence(observed.open("plain bench"), program, Sample.take(meter.connection()));
    } catch (SQLException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  @Override
  public void prepare() throws SQLException {
    Schemas.empty(meter);
    ended = 0;
  }

  @Override
  public long waymark() throws SQLException {
    for (int wave = 0; wave < WAVES; wave++) {
      wave();
    }
    return (long) WAVES * LIVE * SequenceProgram.ACTIONS;
  }

  @Override
  public long plain() throws SQLException {
    for (int wave = 0; wave < WAVES; wave++) {
      plain.wave(ids().stream().map(InstanceId::value).toArray(UUID[]::new));
    }
    return (long) WAVES * LIVE * SequenceProgram.ACTIONS;
  }

  private List<InstanceId> ids() {
    var ids = new ArrayList<InstanceId>();
    for (int i = 0; i < LIVE; i++) {
      numbered++;
      ids.add(InstanceId.of(System.currentTimeMillis(), (int) (numbered * 1_031), numbered));
    }
    return ids;
  }

  private void wave() throws SQLException {
    var instances = ids().stream().map(this::instance).toList();
    ClaimContest.done(node.store(), new Transaction.Start(Optional.empty(), instances));
    ended += LIVE;
    if (!workers.await(LIVE * SequenceProgram.ACTIONS, PATIENCE_MILLIS)) {
      throw new IllegalStateException("the actions did not end within a minute");
    }
    long give = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (meter.number(COMPLETED) < ended) {
      if (System.nanoTime() - give > 0) {
        throw new IllegalStateException("the instances did not complete within a minute");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static final String COMPLETED =
      """
      select count(*) from waymark_bench.instance
      where ended_at is not null and status = 'completed'\
      """;

  private Transaction.NewInstance instance(InstanceId id) {
    return new Transaction.NewInstance(
        id,
        id,
        SequenceProgram.WORKFLOW,
        Optional.empty(),
        program.hash(),
        program.source(),
        SequenceProgram.INPUT,
        Optional.empty());
  }

  @Override
  public void close() throws SQLException {
    plain.close();
    node.close();
  }
}
