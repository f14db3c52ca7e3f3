package dev.waymark.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Where and when a run was taken. `load` is the machine's load average of the minute before it.
public record Surroundings(int cores, String jvm, Server server, Instant at, double load) {
  /// What the server says of itself.
  public record Server(String version, int number, String fsync, String synchronousCommit) {}

  static Surroundings look(Connection connection) throws SQLException {
    return new Surroundings(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        server(connection),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        loadNow());
  }

  /// The machine's load average of the last minute.
  public static double loadNow() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static final String SERVER =
      """
      select current_setting('server_version'), current_setting('server_version_num')::int,
        current_setting('fsync'), current_setting('synchronous_commit')\
      """;

  private static Server server(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SERVER)) {
      rows.next();
      return new Server(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getString(4));
    }
  }
}
