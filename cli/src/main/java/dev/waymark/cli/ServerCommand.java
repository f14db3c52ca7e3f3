package dev.waymark.cli;

import dev.waymark.cli.output.Plural;
import dev.waymark.cli.run.ActionSource;
import dev.waymark.cli.run.ActionSources;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.CompiledFile;
import dev.waymark.cli.source.Findings;
import dev.waymark.cli.source.SourceFiles;
import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Severity;
import dev.waymark.sdk.Workflows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `waymark server`: a runtime node until it is told to stop.
@CommandLine.Command(
    name = "server",
    header = "waymark server workflows/\nwaymark server trip.wm --actions billing\n",
    description = "A runtime node: registers the workflows of PATHS, then advances instances.")
final class ServerCommand extends Command {
  @Mixin DatabaseFlags database = new DatabaseFlags();

  @Parameters(paramLabel = "PATHS", description = "files and folders (default: here)")
  List<Path> paths = new ArrayList<>();

  @Option(
      names = "--actions",
      paramLabel = "MODULE|JAR",
      description = "where actions come from, besides the files beside the workflows")
  List<String> actions = new ArrayList<>();

  @Option(
      names = "--max-instances",
      paramLabel = "N",
      description = "how many it holds at a time (10000)")
  int maxInstances = 10_000;

  @Option(
      names = "--drain-timeout",
      paramLabel = "T",
      description = "how long running actions may go on when it stops (10s)")
  String drainTimeout = "10s";

  @Override
  protected int run(Shell shell) throws Exception {
    var drain = Serving.drain(drainTimeout);
    if (maxInstances < 1) {
      throw Refusal.request(Code.WMR19, "--max-instances is a number from 1");
    }
    var files = new ArrayList<CompiledFile>();
    for (var file : SourceFiles.find(shell, paths)) {
      var compiled = CompiledFile.compile(file);
      if (!(compiled.compilation() instanceof Compiled right) || !right.workflows().isEmpty()) {
        files.add(compiled);
      }
    }
    var findings = new Findings(shell);
    files.forEach(findings::add);
    findings.tell(shell.console()::complain, shell.console().paint());
    if (findings.count(Severity.ERROR) > 0) {
      return Exit.BAD;
    }
    return Serving.of(shell, database)
        .serve(
            sources(shell, files),
            builder -> builder.workflows(workflows(files)).maxInstances(maxInstances).grace(drain),
            waymark -> "serving    " + Plural.of(waymark.catalog().entries().size(), "workflow"));
  }

  private List<ActionSource> sources(Shell shell, List<CompiledFile> files) {
    var all = new LinkedHashSet<ActionSource>();
    for (var file : files) {
      if (file.compilation() instanceof Compiled right) {
        var programs = right.workflows().stream().map(w -> w.program()).toList();
        all.addAll(ActionSources.of(shell, file.file(), programs, actions).found());
      }
    }
    return List.copyOf(all);
  }

  /// Files by their source root.
  private static Workflows[] workflows(List<CompiledFile> files) {
    var byRoot = new LinkedHashMap<Path, List<String>>();
    for (var file : files) {
      byRoot
          .computeIfAbsent(file.root().folder(), _ -> new ArrayList<>())
          .add(file.root().path(file.file()));
    }
    return byRoot.entrySet().stream()
        .map(root -> Workflows.files(root.getKey(), root.getValue().toArray(String[]::new)))
        .toArray(Workflows[]::new);
  }
}
