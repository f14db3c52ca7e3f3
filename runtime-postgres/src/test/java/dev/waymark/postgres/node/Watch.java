package dev.waymark.postgres.node;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A test's own eyes and hands at the database, beside the nodes.
final class Watch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Connection connection;

  Watch(DatabaseAddress address) {
    try {
      connection = DriverManager.getConnection(address.jdbcUrl(), address.properties());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long number(String sql) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// Asks again until it is so; the server does the waiting in between.
  void until(String what, String sql) {
    var end = Instant.now().plus(PATIENCE);
    while (number("select (%s)::int".formatted(sql)) == 0) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + PATIENCE + ": " + what + ": " + state());
      }
      number("select 1 from pg_sleep(0.02)");
    }
  }

  void untilCompleted(int instances) {
    until(
        instances + " instances completed",
        "select count(*) = %d from waymark.instance where status = 'completed'"
            .formatted(instances));
  }

  private String state() {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select string_agg(t, ', ') from (select status || ' ' || coalesce(waiting, '-') ||"
                    + " ' ' || (owner is not null) || ': ' || count(*) as t from waymark.instance"
                    + " group by status, waiting, owner is not null union all select 'events for '"
                    + " || target || ': ' || count(*) from waymark.event group by target union all"
                    + " select 'node ' || node || ' dead ' || dead from waymark.node) s")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Calls with other than one recorded outcome, over all instances.
  long callsNotSettledOnce(int instances, int calls) {
    var settled =
        "select id, count(*) as c from waymark.history where kind = 'settled' group by id";
    return number("select count(*) from (%s) s where c <> %d".formatted(settled, calls))
        + instances
        - number("select count(*) from (%s) s".formatted(settled));
  }

  static List<InstanceId> start(Store store, int instances, int calls) {
    var ids = new ArrayList<InstanceId>();
    var all = new ArrayList<Transaction.NewInstance>();
    for (var i = 0; i < instances; i++) {
      var id = InstanceId.of(System.currentTimeMillis(), i, i + 7L * System.nanoTime());
      ids.add(id);
      all.add(instance(id, calls));
    }
    var reply = store.execute(new Transaction.Start(Optional.empty(), all));
    if (!(reply instanceof Reply.Committed)) {
      throw new AssertionError(reply.toString());
    }
    return ids;
  }

  static Transaction.NewInstance instance(InstanceId id, int calls) {
    return new Transaction.NewInstance(
        id,
        id,
        "counting",
        Optional.empty(),
        "program",
        "source",
        Payload.of(Integer.toString(calls)),
        Optional.empty());
  }

  static void deploy(Store store) {
    store.execute(
        new Transaction.PutProgram("program", Payload.of("p"), "source", Payload.of("d")));
  }

  static Status status(Store store, InstanceId id) {
    return store.execute(new Transaction.ReadInstance(id))
            instanceof Reply.Committed<Optional<dev.waymark.engine.store.Row.Instance>>(var row, _)
        ? row.orElseThrow().status()
        : Status.QUEUED;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
