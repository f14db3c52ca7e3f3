package dev.waymark.postgres.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Several nodes while connections are cut, nodes are declared dead although they live, and people
/// hold row locks: what is recorded is as if nothing had happened.
class ChaosTest {
  private static final int INSTANCES = 300;
  private static final int CALLS = 30;
  private static final int BLOWS = 40;

  private final DatabaseAddress database = ThrowawayPostgres.shared().database();
  private final Watch watch = new Watch(database);
  private final AtomicInteger boots = new AtomicInteger();

  @Test
  void fourNodesUnderBlowsRecordEveryCallOnce() throws Exception {
    var seed = System.nanoTime();
    new Migrations(database, Schema.DEFAULT).apply();
    var faults = new ConcurrentLinkedQueue<Throwable>();
    var nodes = new ArrayList<RuntimeNode>();
    for (var i = 0; i < 4; i++) {
      nodes.add(node(faults));
    }
    try {
      Watch.deploy(nodes.getFirst().store());
      Watch.start(nodes.getFirst().store(), INSTANCES, CALLS);
      blows(new Random(seed), nodes);
      watch.untilCompleted(INSTANCES);
    } finally {
      nodes.forEach(RuntimeNode::close);
    }
    assertThat(boots.get()).as("some were buried").isGreaterThan(4);
    assertThat(faults).as("seed %d", seed).isEmpty();
    assertThat(watch.callsNotSettledOnce(INSTANCES, CALLS)).as("seed %d", seed).isZero();
    assertThat(watch.number(AHEAD))
        .as("seed %d: no history is ahead of its instance", seed)
        .isZero();
    assertThat(watch.number("select count(*) from waymark.event")).as("seed %d", seed).isZero();
  }

  /// What a fenced writer has left behind.
  private static final String AHEAD =
      """
      select count(*) from waymark.instance i
      where (select max(seq) from waymark.history h where h.shard = i.shard and h.id = i.id) > i.seq\
      """;

  private RuntimeNode node(ConcurrentLinkedQueue<Throwable> faults) {
    return RuntimeNode.start(
        NodeOptions.of(() -> database).withSettings(RuntimeNodeTest.QUICK),
        new CountingMachine(),
        new LedgerWorkers(_ -> {}),
        new NodeListener() {
          @Override
          public void booted(NodeId node) {
            boots.incrementAndGet();
          }

          @Override
          public void fault(Throwable fault) {
            faults.add(fault);
          }
        });
  }

  private void blows(Random random, ArrayList<RuntimeNode> nodes) throws SQLException {
    for (var blow = 0; blow < BLOWS; blow++) {
      var node = nodes.get(random.nextInt(nodes.size()));
      var id = node.id();
      if (id.isPresent()) {
        switch (random.nextInt(4)) {
          case 0 -> watch.number(CUT.formatted("waymark " + id.get()));
          case 1 -> watch.number(CUT.formatted("waymark client"));
          case 2 -> node.store().execute(new Transaction.MarkDead(id.get()));
          case 3 -> hold(random);
          default -> throw new IllegalStateException();
        }
      }
      watch.number("select 1 from pg_sleep(0.05)");
    }
  }

  private static final String CUT =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where application_name = '%s' and datname = current_database()\
      """;

  /// Somebody's hand on some rows, for a while.
  private void hold(Random random) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.properties());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "select from waymark.instance where shard %% 7 = %d for update"
              .formatted(random.nextInt(7)));
      statement.execute("select pg_sleep(0.1)");
      connection.rollback();
    }
  }
}
