package dev.waymark.postgres.node;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.postgres.embedded.ProjectDatabase;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.nio.file.Path;
import java.util.Arrays;

/// Measures one node with actions that do nothing: the time of one instance with one call, started
/// here and through the queue, and the rate of calls with 100 and 1,000 instances of ten calls.
public final class NodeProbe {
  private NodeProbe() {}

  public static void main(String[] arguments) throws Exception {
    var directory = Path.of(arguments.length > 0 ? arguments[0] : "target/probe");
    try (var database = ProjectDatabase.start(directory)) {
      new Migrations(database.address(), Schema.DEFAULT).apply();
      try (var watch = new Watch(database.address());
          var node =
              RuntimeNode.start(
                  NodeOptions.of(database::address),
                  new CountingMachine(),
                  new LedgerWorkers(_ -> {}),
                  NodeListener.SILENT)) {
        Watch.deploy(node.store());
        watch.until("registered", "select count(*) > 0 from waymark.node where not dead");
        latency("started here", true, node);
        latency("through the queue", false, node);
        rate(100, 10, watch, node);
        rate(1_000, 10, watch, node);
      }
    }
  }

  private static void latency(String what, boolean here, RuntimeNode node) throws Exception {
    var times = new double[100];
    for (var i = 0; i < times.length; i++) {
      var from = System.nanoTime();
      InstanceId id;
      if (here) {
        id = InstanceId.of(System.currentTimeMillis(), 0, System.nanoTime());
        node.startHere(Watch.instance(id, 1)).get();
      } else {
        id = Watch.start(node.store(), 1, 1).getFirst();
      }
      while (!Watch.status(node.store(), id).ended()) {
        Thread.onSpinWait();
      }
      times[i] = (System.nanoTime() - from) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf(
        "%-18s p50 %.1f ms, p90 %.1f ms, p99 %.1f ms%n", what, times[50], times[90], times[98]);
  }

  private static void rate(int instances, int calls, Watch watch, RuntimeNode node) {
    var before = watch.number("select count(*) from waymark.instance where status = 'completed'");
    var commits = watch.number(COMMITS);
    var from = System.nanoTime();
    Watch.start(node.store(), instances, calls);
    watch.until(
        "completed",
        "select count(*) = %d from waymark.instance where status = 'completed'"
            .formatted(before + instances));
    var seconds = (System.nanoTime() - from) / 1e9;
    watch.number("select 1 from pg_sleep(1.2)");
    System.out.printf(
        "%,d instances of %d calls: %,.0f calls/s, %.3f transactions a call%n",
        instances,
        calls,
        instances * calls / seconds,
        (watch.number(COMMITS) - commits) / (double) (instances * calls));
  }

  private static final String COMMITS =
      "select xact_commit from pg_stat_database where datname = current_database()";
}
