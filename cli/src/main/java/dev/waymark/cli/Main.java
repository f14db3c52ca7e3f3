package dev.waymark.cli;

import dev.waymark.cli.output.Console;
import dev.waymark.cli.run.ChildRuntime;
import dev.waymark.cli.shell.Shell;
import dev.waymark.fuzz.judge.PostgresNode;
import java.nio.file.Path;
import java.util.List;

/// The process: hands arguments, streams and environment over, and ends with the exit code.
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    if (args.length == 1 && args[0].equals(ChildRuntime.COMMAND)) {
      System.exit(ChildRuntime.run(System.getenv()));
    }
    if (args.length == 3 && args[0].equals(PostgresNode.COMMAND)) {
      PostgresNode.serve(args[1], Path.of(args[2]), System.in, System.out);
      System.exit(0);
    }
    var shell = new Shell(Console.ofProcess(), System.getenv(), Path.of("").toAbsolutePath());
    if (args.length == 2 && args[0].equals(WarmUp.COMMAND)) {
      System.exit(WarmUp.run(shell, args[1]));
    }
    int exit = new Cli(shell).run(List.of(args));
    shell.console().flush();
    System.exit(exit);
  }
}
