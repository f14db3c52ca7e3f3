package dev.waymark.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Stops a server that everybody has forgotten: the last user was killed, so nobody closed it. A
/// small shell loop that outlives us; it ends with the server. Where there is no `ps` to ask, there
/// is no watchdog, and the next user finds the server as it was left.
final class Watchdog {
  private static final int SECONDS = 15;
  private static final int ROUNDS = 4;

  private static final String SCRIPT =
      """
      idle=0
      while sleep "$2" && kill -0 "$1" 2>/dev/null; do
        all=$(ps -A -o ppid= -o args=) || exit 0
        if kill -0 "$4" 2>/dev/null ||
            printf '%s\\n' "$all" | grep -q "^ *$1 postgres: waymark "; then
          idle=0
        else
          idle=$((idle + 1))
        fi
        if [ "$idle" -ge "$3" ]; then
          kill -INT "$1"
          exit 0
        fi
      done\
      """;

  private Watchdog() {}

  static void over(long server) throws IOException {
    over(server, ProcessHandle.current().pid(), SECONDS, ROUNDS);
  }

  /// Looks every so many seconds; a server without a client so many times in a row is stopped,
  /// unless `starter`, the process that started it, is still alive: it may only be quiet.
  static void over(long server, long starter, int seconds, int rounds) throws IOException {
    var command = new ArrayList<>(detached());
    command.addAll(
        List.of(
            "/bin/sh",
            "-c",
            SCRIPT,
            "waymark-watchdog",
            Long.toString(server),
            Integer.toString(seconds),
            Integer.toString(rounds),
            Long.toString(starter)));
    new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// A session of its own: a Ctrl-C at the terminal is not meant for what runs there.
  static List<String> detached() {
    var setsid = Path.of("/usr/bin/setsid");
    return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
  }
}
