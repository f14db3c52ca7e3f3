package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.Plural;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.CompiledFile;
import dev.waymark.cli.source.DiagnosticJson;
import dev.waymark.cli.source.DurablePoints;
import dev.waymark.cli.source.Findings;
import dev.waymark.cli.source.SourceFiles;
import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.diagnostic.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// `waymark check`: all diagnostics, nothing executed.
@CommandLine.Command(
    name = "check",
    header = "waymark check examples/\nwaymark check order.py --format concise\n",
    description = "All diagnostics of `.wm` and `.py` files; nothing is executed.")
final class CheckCommand extends Command {
  /// How findings are drawn.
  enum Format {
    FULL,
    CONCISE,
    JSON
  }

  @CommandLine.Parameters(paramLabel = "PATHS", description = "files and folders (default: here)")
  List<Path> paths = new ArrayList<>();

  @CommandLine.Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "full, concise or json (json: one object per finding and line)")
  Format format = Format.FULL;

  @Override
  protected int run(Shell shell) {
    long begun = System.nanoTime();
    var files = SourceFiles.find(shell, paths);
    var findings = new Findings(shell);
    var compiled = new ArrayList<Compiled>();
    for (var file : files) {
      var result = CompiledFile.compile(file);
      findings.add(result);
      if (result.compilation() instanceof Compiled right) {
        compiled.add(right);
      }
    }
    var console = shell.console();
    switch (json() ? Format.JSON : format) {
      case FULL -> findings.tell(console::answer, console.answerPaint());
      case CONCISE -> findings.tellConcisely(console::answer, console.answerPaint());
      case JSON -> {
        findings.all().forEach(found -> console.answer(Json.write(DiagnosticJson.of(found))));
        return exit(findings);
      }
    }
    var seconds = "%.2f s".formatted((System.nanoTime() - begun) / 1e9);
    console.answer(
        findings.all().isEmpty()
            ? "ok  %s   %s".formatted(summary(shell, files, compiled), seconds)
            : "%s in %d of %s (%s)"
                .formatted(
                    findings.counts(), findings.files(), Plural.of(files.size(), "file"), seconds));
    return exit(findings);
  }

  private static int exit(Findings findings) {
    return findings.count(Severity.ERROR) > 0 ? Exit.BAD : Exit.OK;
  }

  private static String summary(Shell shell, List<Path> files, List<Compiled> compiled) {
    var name = files.size() == 1 ? shell.name(files.getFirst()) : Plural.of(files.size(), "file");
    long workflows = compiled.stream().mapToLong(one -> one.workflows().size()).sum();
    long tests = compiled.stream().mapToLong(one -> one.tests().size()).sum();
    var programs =
        compiled.stream().flatMap(one -> one.workflows().stream()).map(w -> w.program()).toList();
    var actions = programs.stream().flatMap(p -> p.actions().stream()).map(a -> a.name());
    var parts = new ArrayList<String>();
    parts.add(Plural.of(workflows, "workflow"));
    parts.add(Plural.of(actions.distinct().count(), "action"));
    parts.add(DurablePoints.words(programs));
    if (tests > 0) {
      parts.add(Plural.of(tests, "test"));
    }
    return name + "  " + String.join(", ", parts);
  }
}
