package dev.waymark.postgres.embedded;

import dev.waymark.postgres.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A server for tests: one per process, empty, gone when the process ends. It looks at no variable
/// and no file outside `target`, so no test can meet somebody's data by mistake.
public final class ThrowawayPostgres {
  private static final Path ROOT = Path.of("target", "throwaway-postgres");

  private final ProjectDatabase server;
  private int databases;

  private ThrowawayPostgres(ProjectDatabase server) {
    this.server = server;
  }

  private static final class Running {
    static final ThrowawayPostgres ONE = begin();
  }

  /// The server of this process; the first call starts it.
  public static ThrowawayPostgres shared() {
    return Running.ONE;
  }

  private static ThrowawayPostgres begin() {
    try {
      Files.createDirectories(ROOT);
      sweep();
      var directory = ROOT.resolve("run-" + ProcessHandle.current().pid());
      var server = ProjectDatabase.start(ROOT, directory, false);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, directory)));
      return new ThrowawayPostgres(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(ProjectDatabase server, Path directory) {
    try {
      server.close();
      Binaries.deleteTree(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends what earlier, killed test runs have left.
  private static void sweep() throws IOException {
    try (var entries = Files.list(ROOT)) {
      for (var left : entries.filter(path -> isLeft(path.getFileName().toString())).toList()) {
        new Cluster(left, new Binaries(ROOT), false).stop();
        Binaries.deleteTree(left);
      }
    }
  }

  private static boolean isLeft(String name) {
    return name.startsWith("run-")
        && ProcessHandle.of(Long.parseLong(name.substring("run-".length()))).isEmpty();
  }

  public DatabaseAddress address() {
    return server.address();
  }

  /// A new, empty database, or a copy of `template`'s, which nobody may be connected to.
  public synchronized DatabaseAddress database() {
    return copyOf(server.address().withDatabase("template1"));
  }

  public synchronized DatabaseAddress copyOf(DatabaseAddress template) {
    var name = "test" + ++databases;
    var address = server.address();
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.properties());
        var statement = connection.createStatement()) {
      statement.execute("create database %s template %s".formatted(name, template.database()));
      return address.withDatabase(name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database " + name, e);
    }
  }
}
