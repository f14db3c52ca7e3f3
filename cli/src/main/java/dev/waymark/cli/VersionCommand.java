package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Shell;
import dev.waymark.ir.Program;
import picocli.CommandLine;

/// `waymark version`.
@CommandLine.Command(name = "version", header = "waymark version\nwaymark version --json\n")
final class VersionCommand extends Command {
  @Override
  protected int run(Shell shell) {
    var version = Version.read();
    if (json()) {
      var answer = Json.answer("version");
      answer.put("version", version.number());
      answer.put("commit", version.commit());
      answer.put("language", Program.LANGUAGE_VERSION);
      shell.console().answer(Json.write(answer));
    } else {
      shell.console().answer(version.line());
    }
    return Exit.OK;
  }
}
