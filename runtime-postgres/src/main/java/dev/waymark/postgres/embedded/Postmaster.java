package dev.waymark.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What `postmaster.pid` says about the server of one data directory: its process, its port, and
/// whether it takes connections yet. The server removes the file as it ends, a killed one leaves
/// it.
record Postmaster(long pid, int port, boolean ready) {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /// The server of `data` if one is alive, whoever started it.
  static Optional<Postmaster> of(Path data) throws IOException {
    try {
      var lines = Files.readString(data.resolve("postmaster.pid"), StandardCharsets.UTF_8).lines();
      var fields = lines.map(String::strip).toList();
      if (fields.size() <= PORT_LINE || fields.get(PORT_LINE).isEmpty()) {
        return Optional.empty();
      }
      var pid = Long.parseLong(fields.getFirst());
      var port = Integer.parseInt(fields.get(PORT_LINE));
      var ready = fields.size() > STATUS_LINE && fields.get(STATUS_LINE).equals("ready");
      return isServer(pid) ? Optional.of(new Postmaster(pid, port, ready)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Process ids come round again, and a killed server stays a zombie until somebody reaps it.
  static boolean isServer(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> handle.info().command())
        .filter(command -> command.endsWith("postgres"))
        .isPresent();
  }
}
