package dev.waymark.bench;

import dev.waymark.engine.store.InstanceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// `drain`: instances of one action that wait in the queue, all advanced to their end by one
/// runtime node, against a raw claim and completion of the same rows in batches of 100: two commits
/// a batch, no snapshot between, no history.
///
/// They are put there in a transaction that is left open, and whose commit begins the half: until
/// then the node does not see them.
final class DrainContest implements Contest {
  private static final int INSTANCES = 2_000;

  private final Meter meter;
  private final Subject subject = Subject.inARow(1);
  private final MeasuredNode node;
  private final Connection queueing;
  private final PlainClaim plain;

  DrainContest(Meter meter, Observed observed) throws SQLException {
    this.meter = meter;
    node = new MeasuredNode(subject, observed);
    try {
      queueing = observed.open("bench queue");
      queueing.setAutoCommit(false);
      plain = new PlainClaim(observed.open("plain bench"));
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
  public void prepareWaymark() throws SQLException {
    enqueue("waymark_bench");
  }

  @Override
  public void preparePlain() throws SQLException {
    enqueue("waymark_bench_plain");
  }

  private void enqueue(String schema) throws SQLException {
    var ids = node.ids(INSTANCES).stream().map(InstanceId::value).toArray(UUID[]::new);
    try (var statement = queueing.prepareStatement(PlainWaves.start(schema))) {
      PlainWaves.bindStart(statement, subject, ids);
      statement.execute();
    }
  }

  @Override
  public long waymark() throws SQLException {
    queueing.commit();
    // One more, by the front door: the node is told that there is something.
    node.start(node.ids(1));
    node.expect(INSTANCES);
    node.awaitEnd();
    return INSTANCES + 1;
  }

  @Override
  public long plain() throws SQLException {
    queueing.commit();
    long done = 0;
    while (true) {
      var claimed = plain.claim();
      if (claimed.isEmpty()) {
        break;
      }
      plain.complete(claimed, InstantWorkers.RESULT.bytes());
      done += claimed.size();
    }
    if (done != INSTANCES) {
      throw new IllegalStateException("%d of %d completed".formatted(done, INSTANCES));
    }
    return done;
  }

  @Override
  public void close() throws SQLException {
    plain.close();
    queueing.close();
    node.close();
  }
}
