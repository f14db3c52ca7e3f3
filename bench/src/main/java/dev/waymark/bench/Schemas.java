package dev.waymark.bench;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.sql.SQLException;

/// The two schemas of a run, made from the same migrations: the engine's, and that of plain JDBC.
final class Schemas {
  static final Schema ENGINE = Schema.named("waymark_bench");
  private static final Schema PLAIN = Schema.named("waymark_bench_plain");

  private static final String DEADLOCK = "40P01";
  private static final int DEADLOCKS_MOST = 10;

  private Schemas() {}

  static void make(Meter meter, DatabaseAddress address) throws SQLException {
    drop(meter);
    new Migrations(address, ENGINE).apply();
    new Migrations(address, PLAIN).apply();
  }

  static void drop(Meter meter) throws SQLException {
    meter.execute("set client_min_messages = warning");
    meter.execute("drop schema if exists waymark_bench, waymark_bench_plain cascade");
  }

  private static final String EMPTY =
      """
      truncate waymark_bench.event, waymark_bench.instance, waymark_bench.history,
        waymark_bench_plain.event, waymark_bench_plain.instance, waymark_bench_plain.history\
      """;

  /// The node goes on polling meanwhile: what it locks in another order is let go and tried again.
  static void empty(Meter meter) throws SQLException {
    for (int deadlocks = 0; ; deadlocks++) {
      try {
        meter.execute(EMPTY);
        return;
      } catch (SQLException e) {
        if (!DEADLOCK.equals(e.getSQLState()) || deadlocks >= DEADLOCKS_MOST) {
          throw e;
        }
      }
    }
  }
}
