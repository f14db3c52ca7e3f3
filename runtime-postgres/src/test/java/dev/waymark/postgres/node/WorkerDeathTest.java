package dev.waymark.postgres.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.ChildProcess;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.corpus.ProgramsOfCase;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that offers no action, and workers as processes, killed and frozen with calls in hand.
class WorkerDeathTest {
  private static final int INSTANCES = 30;
  private static final int CALLS = 4;
  private static final Path TRIP = Path.of("..", "examples", "trip.wm");

  @TempDir Path directory;
  private final DatabaseAddress database = ThrowawayPostgres.shared().database();
  private final Watch watch = new Watch(database);
  private final ProgramsOfCase programs = new ProgramsOfCase();

  private ChildProcess worker(String ledger, String millis) {
    return ChildProcess.running(
        NodeProcess.class,
        database.url(),
        directory.resolve(ledger).toString(),
        millis,
        TRIP.toString(),
        "worker");
  }

  private RuntimeNode server() throws Exception {
    new Migrations(database, Schema.DEFAULT).apply();
    var node =
        RuntimeNode.start(
            NodeOptions.of(() -> database).withSettings(RuntimeNodeTest.quick(1_000)),
            programs,
            new LedgerWorkers(List.of(), _ -> {}),
            NodeListener.SILENT);
    programs.deploy(NodeProcess.compile(TRIP), node.store());
    return node;
  }

  private void start(RuntimeNode node) {
    var program = programs.current("book_trip").orElseThrow();
    var all = new ArrayList<Transaction.NewInstance>();
    for (var i = 0; i < INSTANCES; i++) {
      var id = InstanceId.of(System.currentTimeMillis(), i, i);
      all.add(
          new Transaction.NewInstance(
              id,
              id,
              "book_trip",
              Optional.empty(),
              program.program(),
              program.source(),
              Payload.of("{}"),
              Optional.empty()));
    }
    assertThat(node.store().execute(new Transaction.Start(Optional.empty(), all)))
        .isInstanceOf(Reply.Committed.class);
  }

  @Test
  void oneWorkerIsKilledAndOneFrozenPastItsLeaseAndEveryCallHasOneOutcome() throws Exception {
    try (var node = server()) {
      start(node);
      watch.until("they wait for a worker", "select count(*) = 30 from waymark.call");
      assertThat(watch.number("select count(*) from waymark.instance where owner is not null"))
          .as("and nobody holds them meanwhile")
          .isZero();
      try (var killed = worker("killed", "60000");
          var frozen = worker("frozen", "500")) {
        var victim = killed.line();
        var sleeper = frozen.line();
        watch.until("both have some", "select (%s) = 2".formatted(HOLDERS));
        killed.kill();
        frozen.signal("STOP");
        try (var heir = worker("heir", "5")) {
          heir.line();
          watch.untilCompleted(INSTANCES);
          watch.until("the killed one is buried", isDead(victim));
          watch.until("the frozen one is buried", isDead(sleeper));
          frozen.signal("CONT");
          assertThat(frozen.line()).as("boots again under a fresh id").isNotEqualTo(sleeper);
          assertThat(watch.callsNotSettledOnce(INSTANCES, CALLS)).isZero();
          assertEveryCallRan();
          assertThat(heir.letGo()).isZero();
          assertThat(frozen.letGo()).isZero();
        }
      }
      assertThat(watch.number("select count(*) from waymark.call")).isZero();
      assertThat(watch.number(ATTEMPTS_AFTER_THE_FIRST)).as("no attempt was used up").isZero();
    }
  }

  private void assertEveryCallRan() throws Exception {
    var keys = new HashSet<String>();
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        keys.addAll(Files.readAllLines(file));
      }
    }
    assertThat(keys).hasSize(INSTANCES * CALLS);
  }

  private static final String HOLDERS =
      "select count(distinct node) from waymark.call where node is not null";

  private static final String ATTEMPTS_AFTER_THE_FIRST =
      """
      select count(*) from waymark.history
      where kind = 'called' and convert_from(details, 'UTF8') not like '%"attempt":1,%'\
      """;

  /// Dead, or forgotten since.
  private static String isDead(String node) {
    return "select count(*) = 0 from waymark.node where not dead and node = '%s'".formatted(node);
  }
}
