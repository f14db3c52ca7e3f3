package dev.waymark.cli.run;

import dev.waymark.cli.shell.Shell;
import dev.waymark.engine.store.InstanceId;

/// Ctrl-C while an instance is watched: it is kept, the runtime is ended and marked dead, and the
/// user is told how to go on. The JVM then ends with 130 (or 143) by itself.
final class Interruption implements AutoCloseable {
  private final Thread hook;
  private volatile boolean over;

  Interruption(Shell shell, Supervisor supervisor, String shown, InstanceId id) {
    hook =
        new Thread(() -> {
          if (!over) {
            interrupted(shell, supervisor, shown, id);
          }
        });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void interrupted(Shell shell, Supervisor supervisor, String shown, InstanceId id) {
    try {
      supervisor.abandon();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    shell
        .console()
        .complain(
            "%s is kept; go on with: waymark run --resume %s, or waymark server"
                .formatted(shown, Ids.prefix(id)));
    shell.console().flush();
  }

  /// The instance has ended: nothing is left to be kept.
  void over() {
    over = true;
  }

  @Override
  public void close() {
    over = true;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is going down already, and the hook sees that it is over.
    }
  }
}
