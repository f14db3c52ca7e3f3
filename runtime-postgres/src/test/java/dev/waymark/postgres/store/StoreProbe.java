package dev.waymark.postgres.store;

import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.HistoryEntry;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.embedded.ProjectDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Measures the hot statements as built, one connection, fsync on, 1 kB of random state and one
/// history row a step: claims/s at 100, steps/s at 1, 10 and 100, each the median of rounds. Beside
/// it the processor time of the server's process, which other load on the machine does not change.
public final class StoreProbe {
  private static final NodeId NODE = NodeId.of(1, 1);
  private static final int ROUNDS = 7;
  private final PostgresStore store;
  private final Random random = new Random(1);
  private final Path stat;
  private int instances;

  private StoreProbe(PostgresStore store, Path stat) {
    this.store = store;
    this.stat = stat;
  }

  /// The store's one connection is opened by its first transaction, so this finds it.
  private static Path backend(DatabaseAddress address, PostgresStore store) {
    store.execute(new Transaction.ListNodes());
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.properties());
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select pid from pg_stat_activity where application_name = 'probe'")) {
      rows.next();
      return Path.of("/proc", rows.getString(1), "stat");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// User and system time of the server's process, in hundredths of a second.
  private long ticks() {
    try {
      var fields = Files.readString(stat).split(" ", -1);
      return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) {
    var directory = Path.of(arguments.length > 0 ? arguments[0] : "target/probe");
    try (var database = ProjectDatabase.start(directory)) {
      new Migrations(database.address(), Schema.DEFAULT).apply();
      try (var store =
          new PostgresStore(new Connections(database::address, "probe", 1), Schema.DEFAULT)) {
        new StoreProbe(store, backend(database.address(), store)).measure();
      }
    }
  }

  private void measure() {
    done(new Transaction.RegisterNode(NODE, 3_600_000_000L));
    var owned = new ArrayList<Row.Owned>();
    report("starts/s at 100", () -> start(5_000), 5_000);
    report("claims/s at 100", () -> owned.addAll(claim(2_000)), 2_000);
    var hundred = owned.subList(0, 100);
    for (var size : List.of(1, 10, 100)) {
      var live = new ArrayList<>(hundred.subList(0, size));
      var repeats = size == 1 ? 500 : 200;
      report("steps/s at " + size, () -> steps(live, repeats), repeats * size);
      for (var i = 0; i < size; i++) {
        owned.set(i, live.get(i));
      }
    }
  }

  private void report(String what, Runnable body, int units) {
    var rates = new double[ROUNDS];
    var before = ticks();
    for (var round = 0; round < ROUNDS; round++) {
      var from = System.nanoTime();
      body.run();
      rates[round] = units * 1e9 / (System.nanoTime() - from);
    }
    Arrays.sort(rates);
    System.out.printf(
        "%-16s median %,9.0f  (%,.0f to %,.0f), server %.1f us each%n",
        what,
        rates[ROUNDS / 2],
        rates[0],
        rates[ROUNDS - 1],
        (ticks() - before) * 10_000.0 / units / ROUNDS);
  }

  private void start(int count) {
    for (var from = 0; from < count; from += 100) {
      var batch = new ArrayList<Transaction.NewInstance>();
      for (var i = 0; i < 100; i++) {
        var id = InstanceId.of(System.currentTimeMillis(), instances++ & 0xFFF, random.nextLong());
        batch.add(
            new Transaction.NewInstance(
                id, id, "probe", Optional.empty(), "p", "s", Payload.of("{}"), Optional.empty()));
      }
      done(new Transaction.Start(Optional.empty(), batch));
    }
  }

  private List<Row.Owned> claim(int count) {
    var all = new ArrayList<Row.Owned>();
    while (all.size() < count) {
      all.addAll(done(new Transaction.Claim(NODE, 100, Optional.empty())));
    }
    return all;
  }

  private void steps(List<Row.Owned> live, int repeats) {
    for (var repeat = 0; repeat < repeats; repeat++) {
      var batch = live.stream().map(this::step).toList();
      var stepped = done(new Transaction.CommitSteps(NODE, batch));
      if (stepped.size() != live.size()) {
        throw new IllegalStateException(stepped.size() + " of " + live.size());
      }
      live.replaceAll(row ->
          new Row.Owned(
              row.id(),
              row.root(),
              row.token(),
              row.seq() + 1,
              row.before(),
              0,
              row.workflow(),
              row.program(),
              row.source(),
              row.state(),
              row.parent()));
    }
  }

  private StepRow step(Row.Owned row) {
    var state = new byte[1_024];
    random.nextBytes(state);
    return new StepRow(
        row.id(),
        row.token(),
        row.seq(),
        Snapshot.of(state),
        new Disposition.Keep(Optional.of(WaitingReason.ACTION), Optional.empty()),
        List.of(),
        Optional.empty(),
        List.of(new HistoryEntry("called", Payload.of("{\"call\": \"probe#1\"}"))),
        List.of());
  }

  private <R> R done(Transaction<R> transaction) {
    return switch (store.execute(transaction)) {
      case Reply.Committed<R>(var rows, _) -> rows;
      case Reply.NotCommitted<R> lost -> throw new IllegalStateException(lost.toString());
      case Reply.Unknown<R> unknown -> throw new IllegalStateException(unknown.toString());
    };
  }
}
