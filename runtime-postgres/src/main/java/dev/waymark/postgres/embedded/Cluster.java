package dev.waymark.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One data directory and the server over it. Everybody who calls `start` or `stop` holds the
/// directory's lock ([Tenancy]), so nothing here races with another process.
///
/// The server is a direct child of whoever started it, in a session of its own: a Ctrl-C meant for
/// the command does not reach it, and its process id is known without a launcher in between.
record Cluster(Path directory, Binaries binaries, boolean durableFiles) {
  static final String USER = "waymark";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FAILED_STARTS_MAX = 3;
  private static final long LOG_BYTES_MAX = 1 << 20;

  Path data() {
    return directory.resolve("data");
  }

  Path log() {
    return directory.resolve("server.log");
  }

  String password() throws IOException {
    return Files.readString(directory.resolve("password"), StandardCharsets.US_ASCII).strip();
  }

  /// Makes the data directory unless it is there. It appears under its name only when complete.
  void create() throws IOException {
    if (Files.isDirectory(data())) {
      return;
    }
    var fresh = directory.resolve("data.new");
    Binaries.deleteTree(fresh);
    writePassword();
    var command = new ArrayList<>(asServerUser());
    command.addAll(
        List.of(
            binaries.program("initdb").toString(),
            "--pgdata=" + fresh,
            "--username=" + USER,
            "--pwfile=" + directory.resolve("password"),
            "--auth=password",
            "--encoding=UTF8",
            "--no-locale"));
    if (!durableFiles) {
      command.add("--no-sync");
    }
    var initdb = spawn(command);
    if (await(initdb) != 0) {
      throw new IOException("initdb failed; " + lastWords());
    }
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Adopts the server that runs here, or starts one; returns when it takes connections.
  Postmaster start() throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var failures = 0; ; failures++) {
      var child = Postmaster.of(data()).isPresent() ? null : launch();
      while (child == null ? Postmaster.of(data()).isPresent() : child.isAlive()) {
        var server = Postmaster.of(data());
        if (server.isPresent() && server.get().ready()) {
          if (child != null) {
            Watchdog.over(server.get().pid());
          }
          return server.get();
        }
        pause(3, deadline);
      }
      // It ended at once: a port taken in the meantime, or a killed predecessor that nobody has
      // reaped yet, or whose children are still about. All pass; what does not, fails soon.
      if (failures >= FAILED_STARTS_MAX && !isPredecessor(lastWords())) {
        throw new IOException("the server ends as it starts; " + lastWords());
      }
      pause(100, deadline);
    }
  }

  private static boolean isPredecessor(String words) {
    return words.contains("lock file") || words.contains("still in use");
  }

  private Process launch() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_MAX) {
      Files.delete(log());
    }
    Files.writeString(data().resolve("postgresql.auto.conf"), settings(), StandardCharsets.UTF_8);
    return spawn(serverCommand());
  }

  /// Disconnects everybody, writes a checkpoint and ends the server.
  void stop() throws IOException {
    var running = Postmaster.of(data());
    if (running.isEmpty()) {
      return;
    }
    var pid = running.get().pid();
    await(spawn(List.of("sh", "-c", "kill -INT " + pid)));
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Postmaster.isServer(pid)) {
      pause(3, deadline);
    }
  }

  private List<String> serverCommand() {
    var command = new ArrayList<>(Watchdog.detached());
    command.addAll(asServerUser());
    command.addAll(
        List.of(
            binaries.program("postgres").toString(),
            "-D",
            data().toString(),
            "-p",
            Integer.toString(freePort())));
    return command;
  }

  /// PostgreSQL refuses to be run by root; in a user namespace of its own it does not see that.
  private static List<String> asServerUser() {
    return System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of();
  }

  private Process spawn(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private static int await(Process process) throws IOException {
    try {
      if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new IOException(process.info().command().orElse("a child") + " does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void pause(int milliseconds, long deadline) throws IOException {
    if (System.nanoTime() > deadline) {
      throw new IOException(
          "the server is not ready after %ds; %s".formatted(PATIENCE.toSeconds(), lastWords()));
    }
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String lastWords() throws IOException {
    var lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
    var tail = lines.subList(Math.max(0, lines.size() - 3), lines.size());
    return "%s ends with: %s".formatted(log(), String.join(" | ", tail));
  }

  private void writePassword() throws IOException {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    var file = directory.resolve("password");
    Files.deleteIfExists(file);
    Files.createFile(file, OwnerOnly.FILE);
    Files.writeString(file, HexFormat.of().formatHex(bytes), StandardCharsets.US_ASCII);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Loopback only, no socket file (its path has a length limit that a deep checkout breaks).
  /// `autovacuum_naptime` keeps the queue tables small under load.
  private static String settings() {
    return """
    listen_addresses = '127.0.0.1'
    unix_socket_directories = ''
    max_connections = 64
    superuser_reserved_connections = 3
    shared_buffers = '128MB'
    wal_level = minimal
    max_wal_senders = 0
    max_wal_size = '512MB'
    fsync = on
    synchronous_commit = on
    autovacuum_naptime = '3s'
    jit = off
    log_checkpoints = off
    log_min_messages = warning
    log_line_prefix = '%m [%p] %a '
    timezone = 'UTC'
    log_timezone = 'UTC'
    """;
  }
}
