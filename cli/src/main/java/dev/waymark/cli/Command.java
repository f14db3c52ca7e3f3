package dev.waymark.cli;

import dev.waymark.cli.shell.Shell;
import picocli.CommandLine.Mixin;

/// One word of the command line with its flags. Made for one use, when it is asked for.
public abstract class Command {
  @Mixin Common common = new Common();

  /// Does it, and answers the exit code.
  protected abstract int run(Shell shell) throws Exception;

  protected boolean json() {
    return common.json();
  }
}
