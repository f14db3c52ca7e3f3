package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.CompiledFile;
import dev.waymark.cli.source.SourceFiles;
import dev.waymark.compiler.Compilation.Workflow;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.ir.text.IrPrinter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `waymark dump`: what one stage of the compiler makes of a file.
@CommandLine.Command(
    name = "dump",
    header = "waymark dump trip.wm --stage ir\nwaymark dump order.py --workflow checkout\n",
    description = "One stage of the compiler, as text that can be read back.")
final class DumpCommand extends Command {
  /// The stages that can be shown.
  enum Stage {
    IR
  }

  @CommandLine.Parameters(paramLabel = "FILE", description = "a `.wm` or `.py` file")
  Path file = Path.of("");

  @CommandLine.Option(names = "--stage", paramLabel = "STAGE", description = "ir (the default)")
  Stage stage = Stage.IR;

  @CommandLine.Option(
      names = {"--workflow"},
      paramLabel = "W",
      description = "only this one")
  @Nullable String workflow;

  @Override
  protected int run(Shell shell) {
    var compiled = CompiledFile.compile(SourceFiles.file(shell, file));
    var right = CompiledFile.compileOrTell(shell, compiled);
    if (right.isEmpty()) {
      return Exit.BAD;
    }
    var chosen =
        workflow == null
            ? right.get().workflows()
            : List.of(compiled.workflow(right.get(), Optional.of(workflow)));
    if (json()) {
      var answer = Json.answer("dump");
      answer.put("stage", "ir");
      answer.put("programs", chosen.stream().map(DumpCommand::raw).toList());
      shell.console().answer(Json.write(answer));
      return Exit.OK;
    }
    var text =
        switch (stage) {
          case IR ->
              String.join("\n", chosen.stream().map(w -> IrPrinter.print(w.program())).toList());
        };
    shell.console().answer(text.stripTrailing());
    return Exit.OK;
  }

  private static Json.Raw raw(Workflow chosen) {
    return new Json.Raw(new String(ProgramJson.write(chosen.program()), StandardCharsets.UTF_8));
  }
}
