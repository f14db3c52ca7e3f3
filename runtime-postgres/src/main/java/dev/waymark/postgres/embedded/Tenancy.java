package dev.waymark.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Who uses a server, over all processes, held in file locks that the system drops when a process
/// dies however it dies. `start.lock` is held by one process while it starts or stops the server;
/// `in-use.lock` is shared by every user for as long as it uses the server, so whoever gets it
/// exclusively was the last.
///
/// File locks belong to the process and all go when it closes any channel to the file, so a process
/// has one tenancy per directory; [Users] sees to that, and to one thread at a time.
final class Tenancy implements AutoCloseable {
  private final FileChannel gate;
  private final FileChannel use;
  private @Nullable FileLock held;

  private Tenancy(FileChannel gate, FileChannel use) {
    this.gate = gate;
    this.use = use;
  }

  static Tenancy of(Path directory) throws IOException {
    return new Tenancy(open(directory, "start.lock"), open(directory, "in-use.lock"));
  }

  private static FileChannel open(Path directory, String name) throws IOException {
    return FileChannel.open(
        directory.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  interface Critical<R> {
    R run() throws IOException;
  }

  interface Farewell {
    void run() throws IOException;
  }

  /// Runs `body` alone, then counts us among the users.
  <R> R enter(Critical<R> body) throws IOException {
    try (var _ = gate.lock()) {
      var result = body.run();
      held = use.lock(0, 1, true);
      return result;
    }
  }

  /// Runs `body` alone while we are among the users.
  <R> R again(Critical<R> body) throws IOException {
    try (var _ = gate.lock()) {
      return body.run();
    }
  }

  /// Counts us out; runs `body` alone if nobody else is left.
  void leave(Farewell body) throws IOException {
    try (var _ = gate.lock()) {
      if (held != null) {
        held.release();
        held = null;
      }
      try (var last = use.tryLock(0, 1, false)) {
        if (last != null) {
          body.run();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    gate.close();
    use.close();
  }
}
