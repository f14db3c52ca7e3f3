package dev.waymark.bench;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseUnavailable;
import dev.waymark.postgres.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A database that remembers which connections it has handed out, so that their sessions can be
/// asked to report what they have done.
final class Observed implements Database {
  /// The connections that listen and notify: one is always in use, and neither carries the work.
  private static final String HINTS = "waymark hints";

  private final Database database;
  private final List<Connection> open = new CopyOnWriteArrayList<>();

  Observed(DatabaseAddress address) {
    database = Database.at(() -> address);
  }

  @Override
  public Connection open(String applicationName) throws SQLException {
    var connection = database.open(applicationName);
    if (!applicationName.equals(HINTS)) {
      open.add(connection);
    }
    return connection;
  }

  /// Has every session report its counts, and answers how many statements that took.
  int report() throws SQLException {
    int reported = 0;
    for (var connection : open) {
      if (connection.isClosed()) {
        open.remove(connection);
      } else {
        Meter.reportOf(connection);
        reported++;
      }
    }
    return reported;
  }

  @Override
  public List<String> lookedIn() {
    return database.lookedIn();
  }

  @Override
  public DatabaseUnavailable refusal(SQLException cause) {
    return database.refusal(cause);
  }
}
