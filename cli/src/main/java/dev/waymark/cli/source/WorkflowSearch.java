package dev.waymark.cli.source;

import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.Compilation.Workflow;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds a workflow by its name among source files. A file with errors is not it, unless nothing
/// else is: then its errors are told.
public final class WorkflowSearch {
  /// The workflow, and the file it stands in.
  public record Found(CompiledFile file, Compiled compiled, Workflow workflow) {}

  private WorkflowSearch() {}

  public static Found find(Shell shell, List<Path> paths, String name) {
    var found = new ArrayList<Found>();
    var names = new ArrayList<String>();
    var findings = new Findings(shell);
    for (var path : SourceFiles.find(shell, paths)) {
      var file = CompiledFile.compile(path);
      if (file.compilation() instanceof Compiled compiled) {
        compiled.workflows().forEach(w -> names.add(w.program().workflow()));
        compiled.workflow(name).ifPresent(w -> found.add(new Found(file, compiled, w)));
      } else {
        findings.add(file);
      }
    }
    if (found.isEmpty()) {
      findings.tell(shell.console()::complain, shell.console().paint());
      throw unknown(name, names);
    }
    if (found.size() > 1) {
      throw several(shell, name, found);
    }
    return found.getFirst();
  }

  private static Refusal unknown(String name, List<String> names) {
    var refusal = Refusal.request(Code.WMR08, "there is no workflow `%s`".formatted(name));
    var near = Spelling.nearest(name, names);
    return near.isEmpty()
        ? refusal.tryThis("--from FILE")
        : refusal.detail("did you mean %s?".formatted(Spelling.oneOf(near)));
  }

  private static Refusal several(Shell shell, String name, List<Found> found) {
    var places = found.stream().map(f -> shell.name(f.file().file())).toList();
    return Refusal.request(
            Code.WMR08,
            "`%s` stands in %d files: %s".formatted(name, places.size(), String.join(", ", places)))
        .tryThis("--from " + places.getFirst());
  }
}
