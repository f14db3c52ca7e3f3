package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.CompiledFile;
import dev.waymark.cli.source.SourceFiles;
import dev.waymark.ir.graph.Shape;
import dev.waymark.ir.graph.SvgGraph;
import dev.waymark.ir.graph.TextGraph;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `waymark graph`: the shape of a workflow, drawn.
@CommandLine.Command(
    name = "graph",
    header = "waymark graph trip.wm\nwaymark graph trip.wm --format svg > trip.svg\n",
    description = "The shape of a workflow: branches, loops, fan-outs, calls.")
final class GraphCommand extends Command {
  /// How it is drawn.
  enum Format {
    TEXT,
    SVG
  }

  @CommandLine.Parameters(paramLabel = "FILE", description = "a `.wm` or `.py` file")
  Path file = Path.of("");

  @CommandLine.Option(
      names = {"--workflow"},
      paramLabel = "W",
      description = "which, where the file has several")
  @Nullable String workflow;

  @CommandLine.Option(names = "--format", paramLabel = "FORMAT", description = "text or svg")
  Format format = Format.TEXT;

  @Override
  protected int run(Shell shell) {
    var compiled = CompiledFile.compile(SourceFiles.file(shell, file));
    var right = CompiledFile.compileOrTell(shell, compiled);
    if (right.isEmpty()) {
      return Exit.BAD;
    }
    var chosen = compiled.workflow(right.get(), Optional.ofNullable(workflow));
    var shape = Shape.of(chosen.program(), chosen.debug());
    var drawn =
        switch (format) {
          case TEXT -> TextGraph.draw(shape);
          case SVG -> SvgGraph.draw(shape);
        };
    if (json()) {
      var answer = Json.answer("graph");
      answer.put("workflow", chosen.program().workflow());
      answer.put("format", format.name().toLowerCase(Locale.ROOT));
      answer.put("drawing", drawn);
      shell.console().answer(Json.write(answer));
    } else {
      shell.console().answer(drawn.stripTrailing());
    }
    return Exit.OK;
  }
}
