package dev.waymark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/// What the server's processes have computed so far, where they run on this machine and this system
/// tells. Sessions that have ended are no longer counted.
final class ServerCpu {
  private static final String PROCESSES =
      """
      select pid, coalesce(inet_server_addr() = inet_client_addr(), true) from pg_stat_activity\
      """;

  private ServerCpu() {}

  static OptionalLong nanos(Connection connection) throws SQLException {
    long sum = 0;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PROCESSES)) {
      while (rows.next()) {
        var nanos = rows.getBoolean(2) ? nanos(rows.getLong(1)) : OptionalLong.empty();
        if (nanos.isEmpty()) {
          return nanos;
        }
        sum += nanos.getAsLong();
      }
    }
    return OptionalLong.of(sum);
  }

  /// The first figure of `schedstat` is the time on a processor.
  private static OptionalLong nanos(long pid) {
    var process = Path.of("/proc", Long.toString(pid));
    try {
      if (!Files.readString(process.resolve("comm")).startsWith("postgres")) {
        return OptionalLong.empty();
      }
      var figures = Files.readString(process.resolve("schedstat")).split(" ", -1);
      return OptionalLong.of(Long.parseLong(figures[0]));
    } catch (IOException | NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
