package dev.waymark.cli;

import dev.waymark.cli.output.Console;
import dev.waymark.cli.shell.Shell;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that every command has.
public final class Common {
  @Option(names = "--json", description = "the answer as JSON, on standard output")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "only the answer and what went wrong")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "say more")
  boolean[] verbose = {};

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (auto: on a terminal without NO_COLOR)")
  Console.Color color = Console.Color.AUTO;

  @Option(names = "--no-input", description = "never ask (nothing asks today)")
  boolean noInput;

  @Option(names = "-C", paramLabel = "DIR", description = "as if started in DIR")
  @Nullable Path directory;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "version of waymark")
  boolean version;

  public boolean json() {
    return json;
  }

  /// The shell that these flags ask for.
  Shell applyTo(Shell shell) {
    var level =
        quiet
            ? Console.Level.QUIET
            : verbose.length > 0 ? Console.Level.VERBOSE : Console.Level.NORMAL;
    var told = shell.with(shell.console().with(color).with(level));
    return directory == null ? told : told.in(directory);
  }
}
