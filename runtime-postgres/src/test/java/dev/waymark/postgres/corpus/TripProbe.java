package dev.waymark.postgres.corpus;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers;
import dev.waymark.postgres.embedded.ProjectDatabase;
import dev.waymark.postgres.node.NodeListener;
import dev.waymark.postgres.node.NodeOptions;
import dev.waymark.postgres.node.RuntimeNode;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Counts what 200 instances of `trip.wm` cost on one node, whose actions answer at once: commits
/// that changed something, and all transactions, for each action.
public final class TripProbe {
  private static final int INSTANCES = 200;

  private TripProbe() {}

  public static void main(String[] arguments) throws Exception {
    var source = Files.readString(Path.of(arguments[0]));
    var programs = new ProgramsOfCase();
    var actions = new AtomicInteger();
    try (var database = ProjectDatabase.start(Path.of(arguments[1]))) {
      new Migrations(database.address(), Schema.DEFAULT).apply();
      try (var connection =
              DriverManager.getConnection(
                  database.address().jdbcUrl(), database.address().properties());
          var statement = connection.createStatement();
          var node =
              RuntimeNode.start(
                  NodeOptions.of(database::address),
                  programs,
                  new Answering(actions),
                  NodeListener.SILENT)) {
        var compiled =
            (Compilation.Compiled)
                Compiler.compile(
                    path -> path.equals("trip.wm") ? Optional.of(source) : Optional.empty(),
                    "trip.wm");
        programs.deploy(compiled, node.store());
        var commits = number(statement, COMMITS);
        var writes = number(statement, WRITES);
        var from = System.nanoTime();
        node.store().execute(new Transaction.Start(Optional.empty(), instances(programs)));
        var looks = 0;
        while (number(statement, ENDED) < INSTANCES) {
          looks++;
          number(statement, "select 1 from pg_sleep(0.05)");
        }
        var seconds = (System.nanoTime() - from) / 1e9;
        number(statement, "select 1 from pg_sleep(1.5)");
        System.out.printf(
            "%d instances, %d actions, %.1f s: %.3f transactions and %.3f writing ones an action%n",
            INSTANCES,
            actions.get(),
            seconds,
            (number(statement, COMMITS) - commits - 2.0 * looks) / actions.get(),
            (number(statement, WRITES) - writes) / (double) actions.get());
      }
    }
  }

  private static final String ENDED =
      "select count(*) from waymark.instance where status in ('completed', 'failed')";

  private static final String COMMITS =
      "select xact_commit from pg_stat_database where datname = current_database()";

  /// Transaction numbers are handed out to those that write.
  private static final String WRITES =
      "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

  private static long number(java.sql.Statement statement, String sql) throws Exception {
    try (var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static ArrayList<Transaction.NewInstance> instances(ProgramsOfCase programs) {
    var program = programs.current("book_trip").orElseThrow();
    var all = new ArrayList<Transaction.NewInstance>();
    for (var i = 0; i < INSTANCES; i++) {
      var id = InstanceId.of(System.currentTimeMillis(), i, System.nanoTime() + i);
      all.add(
          new Transaction.NewInstance(
              id,
              id,
              "book_trip",
              Optional.empty(),
              program.program(),
              program.source(),
              Payload.of("{\"trip\": {\"id\": \"t-%d\", \"card\": \"4242\"}}".formatted(i)),
              Optional.empty()));
    }
    return all;
  }

  private record Answering(AtomicInteger actions, Listening listening) implements Workers {
    Answering(AtomicInteger actions) {
      this(actions, new Listening());
    }

    @Override
    public void listen(Consumer<WorkerEvent> told) {
      listening.told = told;
      var names =
          java.util.List.of(
              "reserve_car",
              "cancel_car",
              "book_hotel",
              "cancel_hotel",
              "book_flight",
              "cancel_flight",
              "book_train",
              "cancel_train",
              "charge",
              "refund",
              "notify");
      told.accept(
          new WorkerEvent.Offered(
              names.stream()
                  .map(name -> new Offer(name, java.util.List.of(), true, "probe"))
                  .toList()));
    }

    @Override
    public void deliver(Delivery delivery) {
      actions.incrementAndGet();
      listening.threads.execute(() -> {
        listening.told.accept(new WorkerEvent.Begun(delivery.token(), "probe"));
        listening.told.accept(
            new WorkerEvent.Ended(
                delivery.token(), new Event.Outcome.Succeeded(Payload.of("\"ok\""))));
      });
    }

    @Override
    public void withdraw(String delivery, Withdrawal why) {}
  }

  private static final class Listening {
    private final java.util.concurrent.ExecutorService threads =
        Executors.newVirtualThreadPerTaskExecutor();
    private Consumer<WorkerEvent> told = _ -> {};
  }
}
