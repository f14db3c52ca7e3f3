package dev.waymark.cli;

import dev.waymark.cli.output.Console;
import dev.waymark.cli.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One use of the command line in this process: what it printed, and its exit code.
record Invocation(int exit, String out, String err) {
  static Invocation of(Path directory, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Console.Terminals(false, false, false, 100),
            Console.Color.AUTO,
            Console.Level.NORMAL);
    int exit = new Cli(new Shell(console, Map.of(), directory)).run(List.of(args));
    return new Invocation(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
