package dev.waymark.postgres.store;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// Opens connections and says in words why one cannot be had.
final class Connecting {
  private static final int OLDEST_SERVER = 14;

  private Connecting() {}

  /// An address that somebody at a terminal has given: an old server is refused in words.
  static Database asked(DatabaseAddress address) {
    return new Database() {
      @Override
      public Connection open(String applicationName) throws SQLException {
        return to(address);
      }

      @Override
      public List<String> lookedIn() {
        return address.lookedIn();
      }

      @Override
      public DatabaseUnavailable refusal(SQLException cause) {
        return Connecting.refusal(address, cause);
      }
    };
  }

  static Connection to(DatabaseAddress address) throws SQLException {
    var connection = DriverManager.getConnection(address.jdbcUrl(), address.properties());
    var major = connection.getMetaData().getDatabaseMajorVersion();
    if (major < OLDEST_SERVER) {
      connection.close();
      throw new DatabaseUnavailable(
          "WMR05",
          "the Postgres at %s is version %d, older than %d"
              .formatted(address.hostAndPort(), major, OLDEST_SERVER),
          address.lookedIn(),
          "use PostgreSQL %d or newer".formatted(OLDEST_SERVER));
    }
    return connection;
  }

  /// For somebody at a terminal: a node that runs already tries again instead.
  static DatabaseUnavailable refusal(DatabaseAddress address, SQLException cause) {
    var state = String.valueOf(cause.getSQLState());
    var reached = !state.startsWith("08");
    var message =
        reached
            ? "Postgres at %s refuses: %s".formatted(address.hostAndPort(), words(cause))
            : "cannot reach Postgres at %s (%s)".formatted(address.hostAndPort(), words(cause));
    var remedy =
        switch (state) {
          case "28P01", "28000" -> "check user and password";
          case "3D000" -> "create database \"%s\"".formatted(address.database());
          case "42501" -> "grant the right to user \"%s\"".formatted(address.user());
          default -> "waymark doctor --only database";
        };
    return new DatabaseUnavailable(
        reached ? "WMR02" : "WMR01", message, address.lookedIn(), remedy, cause);
  }

  private static String words(SQLException cause) {
    var root = cause.getCause() instanceof java.io.IOException io ? io.getMessage() : null;
    return root == null ? String.valueOf(cause.getMessage()) : root;
  }
}
