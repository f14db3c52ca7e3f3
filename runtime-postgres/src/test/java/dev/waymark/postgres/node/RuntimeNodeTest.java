package dev.waymark.postgres.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeNodeTest {
  static final Settings QUICK = quick(Settings.DEFAULT.maxInstances());

  private final DatabaseAddress database = ThrowawayPostgres.shared().database();
  private final Watch watch = new Watch(database);

  static Settings quick(int maxInstances) {
    var s = Settings.DEFAULT;
    return new Settings(
        1_500_000,
        300_000,
        400_000,
        s.pollMin(),
        500_000,
        s.claimBatch(),
        maxInstances,
        s.commitBatch(),
        s.commitBytes(),
        s.beatsPerAdopt(),
        s.strikesMax(),
        s.lostMax(),
        s.lostFirst(),
        s.lostMaxDelay(),
        s.slots(),
        s.queue());
  }

  @BeforeEach
  void migrate() {
    new Migrations(database, Schema.DEFAULT).apply();
  }

  private RuntimeNode node(LedgerWorkers workers, NodeListener listener) {
    var node =
        RuntimeNode.start(
            NodeOptions.of(() -> database).withSettings(QUICK),
            new CountingMachine(),
            workers,
            listener);
    Watch.deploy(node.store());
    return node;
  }

  @Test
  void anInstanceStartedHereRunsToItsEnd() throws Exception {
    try (var node = node(new LedgerWorkers(_ -> {}), NodeListener.SILENT)) {
      watch.until("registered", "select count(*) = 1 from waymark.node");
      var id = InstanceId.of(1_700_000_000_000L, 5, 5);
      var started = node.startHere(Watch.instance(id, 3)).get(10, TimeUnit.SECONDS);
      assertThat(started).containsInstanceOf(Row.Started.Fresh.class);
      watch.untilCompleted(1);
      assertThat(watch.callsNotSettledOnce(1, 3)).isZero();
      assertThat(watch.number("select count(*) from waymark.event")).isZero();
      assertThat(node.startHere(Watch.instance(id, 3)).get(10, TimeUnit.SECONDS))
          .contains(new Row.Started.Existing(id, id));
    }
  }

  @Test
  void severalNodesShareWhatIsQueuedAndEveryCallHasOneOutcome() {
    var runs = new AtomicInteger();
    try (var one = node(new LedgerWorkers(_ -> runs.incrementAndGet()), NodeListener.SILENT);
        var two = node(new LedgerWorkers(_ -> runs.incrementAndGet()), NodeListener.SILENT)) {
      Watch.start(one.store(), 300, 5);
      watch.untilCompleted(300);
      assertThat(watch.callsNotSettledOnce(300, 5)).isZero();
      assertThat(runs.get()).isEqualTo(1500);
      assertThat(two.id()).isNotEqualTo(one.id());
    }
    assertThat(watch.number("select count(*) from waymark.node where not dead")).isZero();
  }

  @Test
  void aSignalFromOutsideWakesAWaitingInstance() {
    try (var node = node(new LedgerWorkers(_ -> {}), NodeListener.SILENT)) {
      var id = Watch.start(node.store(), 1, -1).getFirst();
      watch.until("waiting", "select count(*) = 1 from waymark.instance where waiting = 'signal'");
      signal(node, id);
      watch.untilCompleted(1);
    }
  }

  @Test
  void aGracefulStopHandsOverAtOnce() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var slow =
        new LedgerWorkers(_ -> {
          begun.countDown();
          await(release);
        });
    var first = node(slow, NodeListener.SILENT);
    Watch.start(first.store(), 1, 2);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    first.stop(Duration.ofMillis(50));
    assertThat(first.awaitEnd(Duration.ofSeconds(20))).isTrue();
    assertThat(watch.number("select count(*) from waymark.instance where owner is not null"))
        .isZero();
    try (var _ = node(new LedgerWorkers(_ -> {}), NodeListener.SILENT)) {
      watch.untilCompleted(1);
    }
    release.countDown();
  }

  @Test
  void cutConnectionsLoseAndDoubleNothing() {
    try (var node = node(new LedgerWorkers(_ -> {}), NodeListener.SILENT)) {
      Watch.start(node.store(), 100, 40);
      for (var cut = 0; cut < 15; cut++) {
        watch.number(CUT);
        watch.number("select 1 from pg_sleep(0.1)");
      }
      watch.untilCompleted(100);
      assertThat(watch.callsNotSettledOnce(100, 40)).isZero();
    }
  }

  @Test
  void aReadOnlyWindowIsWaitedOut() {
    var readOnly =
        "alter database %s set default_transaction_read_only = ".formatted(database.database());
    try (var node = node(new LedgerWorkers(_ -> {}), NodeListener.SILENT)) {
      Watch.start(node.store(), 100, 60);
      watch.execute(readOnly + "on");
      watch.number(CUT);
      watch.number("select 1 from pg_sleep(0.7)");
      watch.execute(readOnly + "off");
      watch.untilCompleted(100);
      assertThat(watch.callsNotSettledOnce(100, 60)).isZero();
    }
  }

  private static final String CUT =
      "select count(pg_terminate_backend(pid)) from pg_stat_activity"
          + " where application_name like 'waymark%' and datname = current_database()";

  @Test
  void anEventThatNobodyCanReadStopsItsInstanceAndNoOther() {
    try (var node = node(new LedgerWorkers(_ -> {}), NodeListener.SILENT)) {
      var ids = Watch.start(node.store(), 5, -1);
      watch.until("waiting", "select count(*) = 5 from waymark.instance where waiting = 'signal'");
      watch.execute(
          """
          insert into waymark.event (shard, id, target, due, kind, root)
          select shard, id, '00000000-0000-0000-0000-000000000000', now(), 99, root
          from waymark.instance where id = '%s'\
          """
              .formatted(ids.getFirst()));
      watch.until(
          "quarantined",
          """
          select count(*) = 1 from waymark.instance
          where status = 'paused' and paused_because like '%kind of event: 99%'\
          """);
      for (var id : ids.subList(1, 5)) {
        signal(node, id);
      }
      watch.untilCompleted(4);
    }
  }

  private static void signal(RuntimeNode node, InstanceId id) {
    node.store()
        .execute(
            new Transaction.Signal(
                List.of(
                    new Transaction.Letter(
                        id, Optional.empty(), new Event.Signalled("go", Payload.of("1"))))));
  }

  @Test
  void anIdleNodeMakesAHandfulOfStatementsASecond() {
    try (var _ =
        RuntimeNode.start(
            NodeOptions.of(() -> database),
            new CountingMachine(),
            new LedgerWorkers(_ -> {}),
            NodeListener.SILENT)) {
      watch.until("registered", "select count(*) = 1 from waymark.node");
      watch.number("select 1 from pg_sleep(3)");
      var before = watch.number(COMMITS);
      watch.number("select 1 from pg_sleep(5)");
      assertThat((watch.number(COMMITS) - before) / 5).isLessThan(6);
    }
  }

  private static final String COMMITS =
      """
      select xact_commit + xact_rollback from pg_stat_database where datname = current_database()\
      """;

  @Test
  void aNodeThatWasBuriedBootsAgainUnderAFreshId() {
    var booted = new ConcurrentLinkedQueue<NodeId>();
    var listener =
        new NodeListener() {
          @Override
          public void booted(NodeId node) {
            booted.add(node);
          }
        };
    try (var node = node(new LedgerWorkers(_ -> {}), listener)) {
      watch.until("registered", "select count(*) = 1 from waymark.node");
      var first = node.id().orElseThrow();
      node.store().execute(new Transaction.MarkDead(first));
      watch.until(
          "another id is registered",
          "select count(*) = 1 from waymark.node where not dead and node <> '%s'".formatted(first));
      assertThat(booted).hasSize(2).doesNotHaveDuplicates();
      Watch.start(node.store(), 3, 2);
      watch.untilCompleted(3);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
