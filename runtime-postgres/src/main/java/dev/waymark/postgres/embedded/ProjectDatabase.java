package dev.waymark.postgres.embedded;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The project's own PostgreSQL, under `.waymark/db`: made on first use, started on demand, shared
/// by every process that uses it, stopped by the last one to close it. A process that is killed
/// counts as gone, and leaves a server that the next process adopts; if none comes, it stops within
/// a minute or two ([Watchdog]).
public final class ProjectDatabase implements AutoCloseable {
  private static final String DATABASE = "postgres";

  /// Nobody but root hears the loopback, and root can read the password's file: encrypting and
  /// SCRAM would cost a third of a second of class loading for nothing.
  private static final Map<String, String> QUICK_LOGIN =
      Map.of("sslmode", "disable", "gssEncMode", "disable");

  private final Path directory;
  private volatile DatabaseAddress address;
  private boolean closed;

  private ProjectDatabase(Path directory, DatabaseAddress address) {
    this.directory = directory;
    this.address = address;
  }

  /// Whether a first use has been completed below `waymarkDirectory`.
  public static boolean exists(Path waymarkDirectory) {
    return Files.isDirectory(waymarkDirectory.resolve("db").resolve("data"));
  }

  public static String version() {
    return Binaries.VERSION;
  }

  /// Starts or adopts the server kept below `waymarkDirectory` (usually `.waymark`).
  public static ProjectDatabase start(Path waymarkDirectory) {
    return start(waymarkDirectory, waymarkDirectory.resolve("db"), true);
  }

  static ProjectDatabase start(Path programs, Path directory, boolean durableFiles) {
    var home = directory.toAbsolutePath().normalize();
    try {
      var server = Users.enter(programs.toAbsolutePath().normalize(), home, durableFiles);
      return new ProjectDatabase(home, address(home, server));
    } catch (IOException e) {
      throw unavailable(home, e);
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  /// After a lost connection: the server again, started if it has died. Its port may be another.
  public DatabaseAddress revive() {
    try {
      address = address(directory, Users.revive(directory));
      return address;
    } catch (IOException e) {
      throw unavailable(directory, e);
    }
  }

  private static DatabaseAddress address(Path directory, Postmaster server) throws IOException {
    return new DatabaseAddress(
        "127.0.0.1",
        server.port(),
        DATABASE,
        Cluster.USER,
        Users.password(directory),
        QUICK_LOGIN,
        DatabaseAddress.Origin.PROJECT);
  }

  private static DatabaseUnavailable unavailable(Path directory, IOException cause) {
    return new DatabaseUnavailable(
        "WMR16",
        "cannot start the project database: " + cause.getMessage(),
        List.of(directory.toString()),
        "read %s, or set WAYMARK_DATABASE_URL to use another Postgres"
            .formatted(directory.resolve("server.log")),
        cause);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Users.leave(directory);
    } catch (IOException e) {
      throw unavailable(directory, e);
    }
  }
}
