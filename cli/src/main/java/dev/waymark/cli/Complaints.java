package dev.waymark.cli;

import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Paint;
import dev.waymark.postgres.DatabaseUnavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Says what went wrong, in the shape of all tools: what, where was looked, what to type. What
/// nobody foresaw becomes a report file and one line, never a bare stack trace.
final class Complaints {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Shell shell;

  Complaints(Shell shell) {
    this.shell = shell;
  }

  void refuse(Refusal refusal) {
    var console = shell.console();
    var title = console.paint().paint(Paint.Role.ERROR, "error[%s]".formatted(refusal.code()));
    console.complain("%s: %s".formatted(title, refusal.getMessage()));
    refusal.details().forEach(line -> console.complain("  " + line));
  }

  /// Answers the exit code for what a command threw.
  int failed(Throwable thrown) {
    if (thrown instanceof DatabaseUnavailable database) {
      var refusal =
          Refusal.surroundings(Code.valueOf(database.code()), String.valueOf(database.getMessage()))
              .lookedIn(database.lookedIn())
              .tryThis(database.remedy());
      refuse(refusal);
      return refusal.exit();
    }
    var report = report(thrown);
    shell
        .console()
        .complain(
            "%s: a bug in waymark, not in your program (%s)"
                .formatted(
                    shell.console().paint().paint(Paint.Role.ERROR, "error[WMR70]"),
                    oneLine(thrown)));
    shell.console().complain("  written to %s (no inputs or secrets inside)".formatted(report));
    return Exit.BUG;
  }

  private static String oneLine(Throwable thrown) {
    return thrown.toString().lines().findFirst().orElse("");
  }

  private String report(Throwable thrown) {
    var text = new StringWriter();
    var writer = new PrintWriter(text);
    writer.println(Version.read().line());
    thrown.printStackTrace(writer);
    writer.flush();
    var stamp = STAMP.format(LocalDateTime.now(ZoneOffset.UTC));
    Path file = shell.waymarkFolder().resolve("report-%s.txt".formatted(stamp));
    try {
      Files.createDirectories(shell.waymarkFolder());
      Files.writeString(file, text.toString());
      return shell.name(file);
    } catch (IOException e) {
      shell.console().complain(text.toString());
      return "the lines above, since no file could be written: " + e.getMessage();
    }
  }
}
