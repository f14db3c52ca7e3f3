package dev.waymark.postgres.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Keeps the small hot tables small: `event` and `call` lose all their rows, and a queue whose dead
/// rows are left lying halves its speed within seconds, which is sooner than the server's own
/// vacuum comes. Every node looks; of several that come at once, one gets the table and the others
/// skip it. A role that does not own the tables is not allowed to, and its attempts change nothing.
final class Upkeep implements AutoCloseable {
  private static final long EVERY_SECONDS = 5;
  private static final long DEAD_ROWS = 20_000;
  private static final long FIRST_ROWS = 1_000;

  private final NodeOptions options;
  private final Thread thread;

  Upkeep(NodeOptions options) {
    this.options = options;
    thread = Thread.ofVirtual().name("waymark-upkeep").start(this::loop);
  }

  private void loop() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(EVERY_SECONDS);
        rounds();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// On one connection for as long as it lasts.
  private void rounds() throws InterruptedException {
    try (var connection = options.database().open("waymark upkeep")) {
      while (true) {
        round(connection);
        TimeUnit.SECONDS.sleep(EVERY_SECONDS);
      }
    } catch (SQLException | RuntimeException _) {
      // The next connection is soon enough.
    }
  }

  void round(Connection connection) throws SQLException {
    for (var table : List.of("event", "call")) {
      if (isTrue(connection, NEEDED.formatted(schema(), DEAD_ROWS, table))) {
        run(connection, "vacuum (skip_locked, analyze) \"%s\".%s".formatted(schema(), table));
      }
    }
    if (isTrue(connection, UNKNOWN.formatted(schema(), FIRST_ROWS))) {
      run(connection, "analyze (skip_locked) \"%s\".event".formatted(schema()));
      run(connection, "analyze (skip_locked) \"%s\".instance".formatted(schema()));
    }
  }

  private String schema() {
    return options.schema().name();
  }

  private static final String NEEDED =
      """
      select coalesce(sum(n_dead_tup), 0) > %2$d from pg_stat_user_tables
      where schemaname = '%1$s' and relname = '%3$s'\
      """;

  /// Never analysed, and no longer small.
  private static final String UNKNOWN =
      """
      select coalesce(sum(n_live_tup), 0) > %2$d from pg_stat_user_tables
      where schemaname = '%1$s' and relname in ('instance', 'event')
        and last_analyze is null and last_autoanalyze is null\
      """;

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
