package dev.waymark.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Reads the server's counters before and after a piece of work. Not for threads.
final class Meter {
  private final Connection connection;
  private final Observed observed;
  private int looks;

  Meter(Connection connection, Observed observed) {
    this.connection = connection;
    this.observed = observed;
  }

  /// A session reports its counts at most once a second, unless it is told to; and even then not if
  /// it has read no table since.
  static void reportOf(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_stat_force_next_flush() from pg_database limit 1");
    }
  }

  interface Work {
    long run() throws SQLException;
  }

  /// Transaction numbers are handed out to those that write, so that their difference is the number
  /// of commits that wrote.
  private static final String COUNTS =
      """
      select pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
        (select xact_commit from pg_stat_database where datname = current_database()),
        pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint\
      """;

  /// Measures some work, which answers how many units it has done.
  Half measure(Work work) throws SQLException {
    observed.report();
    reportOf(connection);
    var before = counts();
    var cpuBefore = cpu();
    looks = 1;
    long from = System.nanoTime();
    long units = work.run();
    double seconds = (System.nanoTime() - from) / 1e9;
    var cpu = cpu().minus(cpuBefore);
    int reports = observed.report();
    reportOf(connection);
    // Ours: the reports, the counts at the begin, and what was looked at in between.
    int ours = reports + 2 + looks;
    var after = counts().minus(before);
    return new Half(
        units,
        seconds,
        new Half.Counts(after.commits(), after.statements() - ours, after.walBytes()),
        cpu,
        List.of());
  }

  private Half.Cpu cpu() throws SQLException {
    looks++;
    long client =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    return new Half.Cpu(client, ServerCpu.nanos(connection));
  }

  private Half.Counts counts() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(COUNTS)) {
      rows.next();
      return new Half.Counts(rows.getLong(1), rows.getLong(2), rows.getLong(3));
    }
  }

  /// Looks something up on the meter's own connection; what it costs is not counted.
  long number(String sql) throws SQLException {
    looks++;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void execute(String sql) throws SQLException {
    looks++;
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Connection connection() {
    return connection;
  }
}
