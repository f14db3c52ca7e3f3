package dev.waymark.postgres.store;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Brings a database's tables to what this program needs. Each migration is one file, applied once,
/// all pending ones in one transaction under an advisory lock, so any number of processes may try.
public final class Migrations {
  private static final List<String> FILES = List.of("0001-tables.sql", "0002-calls.sql");

  /// The advisory lock's key: any number will do as long as nobody changes it.
  private static final long LOCK = 0x7761_796D_6172_6B31L;

  private final Database database;
  private final Schema schema;

  public Migrations(DatabaseAddress address, Schema schema) {
    this(Connecting.asked(address), schema);
  }

  public Migrations(Database database, Schema schema) {
    this.database = database;
    this.schema = schema;
  }

  /// What this program needs.
  public static int latest() {
    return FILES.size();
  }

  /// Applies what is pending and returns how many that were.
  public int apply() {
    try (var connection = database.open("waymark migrations")) {
      if (current(connection) == latest()) {
        return 0;
      }
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("select pg_advisory_xact_lock(%d)".formatted(LOCK));
        var from = current(connection);
        refuseNewer(from);
        if (from == 0) {
          statement.execute(schema.in(FIRST).formatted(schema.name()));
        }
        for (var number = from; number < latest(); number++) {
          statement.execute(schema.in(text(FILES.get(number))));
          statement.execute(
              schema.in("insert into waymark.migration values (%d)").formatted(number + 1));
        }
        connection.commit();
        return latest() - from;
      }
    } catch (SQLException e) {
      throw database.refusal(e);
    }
  }

  private static final String FIRST =
      """
      create schema if not exists "%s";
      create table waymark.migration (
        number integer primary key,
        applied_at timestamptz not null default clock_timestamp()
      )\
      """;

  /// Says in words when the tables are not those that this program was written for.
  public void check() {
    try (var connection = database.open("waymark migrations")) {
      var current = current(connection);
      refuseNewer(current);
      if (current < latest()) {
        throw new DatabaseUnavailable(
            "WMR03",
            "the schema `%s` is at migration %d, this program needs %d"
                .formatted(schema.name(), current, latest()),
            database.lookedIn(),
            "waymark migrate");
      }
    } catch (SQLException e) {
      throw database.refusal(e);
    }
  }

  private void refuseNewer(int current) {
    if (current > latest()) {
      throw new DatabaseUnavailable(
          "WMR04",
          "the schema `%s` is at migration %d, this program knows %d"
              .formatted(schema.name(), current, latest()),
          database.lookedIn(),
          "use the newer waymark that migrated it");
    }
  }

  /// Asks a table of the catalogue, not `to_regclass`, whose answer from before the lock may still
  /// be in the session's cache.
  private int current(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      var table =
          statement.executeQuery(
              "select from pg_tables where schemaname = '%s' and tablename = 'migration'"
                  .formatted(schema.name()));
      if (!table.next()) {
        return 0;
      }
      var number = statement.executeQuery(schema.in("select max(number) from waymark.migration"));
      number.next();
      return number.getInt(1);
    }
  }

  private static String text(String file) {
    try (var stream =
        Migrations.class.getResourceAsStream("/dev/waymark/postgres/schema/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
