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
import dev.waymark.postgres.store.Connections;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.PostgresStore;
import dev.waymark.postgres.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes as processes, killed and frozen in the middle of 200 trips.
class NodeDeathTest {
  private static final int INSTANCES = 200;
  private static final int CALLS = 4;
  private static final Path TRIP = Path.of("..", "examples", "trip.wm");

  @TempDir Path directory;
  private final DatabaseAddress database = ThrowawayPostgres.shared().database();
  private final Watch watch = new Watch(database);
  private final ProgramsOfCase programs = new ProgramsOfCase();

  private ChildProcess node(String ledger) {
    return ChildProcess.running(
        NodeProcess.class,
        database.url(),
        directory.resolve(ledger).toString(),
        "250",
        TRIP.toString());
  }

  private PostgresStore client() throws IOException {
    new Migrations(database, Schema.DEFAULT).apply();
    var store = new PostgresStore(new Connections(() -> database, "test", 2), Schema.DEFAULT);
    watch.execute(AUDIT);
    programs.deploy(NodeProcess.compile(TRIP), store);
    return store;
  }

  private void start(PostgresStore store, int from) {
    var program = programs.current("book_trip").orElseThrow();
    var all = new ArrayList<Transaction.NewInstance>();
    for (var i = from; i < from + 10; i++) {
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
    assertThat(store.execute(new Transaction.Start(Optional.empty(), all)))
        .isInstanceOf(Reply.Committed.class);
  }

  /// What an action did after its call was settled, or twice at once, would show as a line too
  /// many: a delivery may be repeated only for a node that died or froze with it in its hands.
  private void assertEveryCallRan(int calls) throws Exception {
    var keys = new HashSet<String>();
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        keys.addAll(Files.readAllLines(file));
      }
    }
    assertThat(keys).hasSize(calls);
  }

  @Test
  void oneNodeIsKilledAndOneFrozenPastItsLeaseAndEverythingCompletesOnce() throws Exception {
    try (var store = client();
        var killed = node("killed");
        var frozen = node("frozen")) {
      var victim = killed.line();
      var sleeper = frozen.line();
      watch.until("both are there", "select count(*) = 2 from waymark.node");
      for (var started = 0; started < INSTANCES; started += 10) {
        start(store, started);
      }
      watch.until("both own some", "select (%s) = 2".formatted(OWNERS));
      killed.kill();
      frozen.signal("STOP");
      try (var heir = node("heir")) {
        heir.line();
        watch.until("the killed one is buried", isDead(victim));
        watch.until("the frozen one is buried", isDead(sleeper));
        assertThat(watch.number(WRITES_OF.formatted(sleeper))).as("it did write").isPositive();
        frozen.signal("CONT");
        assertThat(frozen.line()).as("boots again under a fresh id").isNotEqualTo(sleeper);
        watch.untilCompleted(INSTANCES);
        assertThat(watch.number(WRITES_OF_THE_DEAD)).isZero();
        assertThat(watch.callsNotSettledOnce(INSTANCES, CALLS)).isZero();
        assertEveryCallRan(INSTANCES * CALLS);
        assertThat(heir.letGo()).isZero();
        assertThat(frozen.letGo()).isZero();
      }
    }
    assertThat(watch.number("select count(*) from waymark.event")).isZero();
  }

  /// Every change of an instance, with the name of the connection that made it and whether the node
  /// of that name was dead by then.
  private static final String AUDIT =
      """
      create table waymark.audit (writer text, dead boolean);
      create function waymark.audit() returns trigger language plpgsql as $$
      begin
        insert into waymark.audit
        select current_setting('application_name'), exists (
          select from waymark.node
          where dead and 'waymark ' || node = current_setting('application_name'));
        return null;
      end $$;
      create trigger audit after insert or update or delete on waymark.instance
        for each row execute function waymark.audit()\
      """;

  private static final String OWNERS = "select count(distinct owner) from waymark.instance";

  private static final String WRITES_OF =
      "select count(*) from waymark.audit where writer = 'waymark %s'";

  private static final String WRITES_OF_THE_DEAD = "select count(*) from waymark.audit where dead";

  /// Dead, or forgotten since.
  private static String isDead(String node) {
    return "select count(*) = 0 from waymark.node where not dead and node = '%s'".formatted(node);
  }
}
