package dev.waymark.cli.source;

import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.Compilation.Workflow;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Spelling;
import java.nio.file.Path;
import java.util.Optional;

/// A file of the user's, and what the compiler made of it.
public record CompiledFile(Path file, SourceRoot root, Compilation compilation) {
  /// @param file absolute
  public static CompiledFile compile(Path file) {
    var root = SourceRoot.of(file);
    return new CompiledFile(file, root, Compiler.compile(root.sources(), root.path(file)));
  }

  /// Compiles a file that must be right. Findings are told on standard error, and an error among
  /// them is the end.
  ///
  /// @return empty where it was refused
  public static Optional<Compiled> compileOrTell(Shell shell, CompiledFile compiled) {
    var findings = new Findings(shell);
    findings.add(compiled);
    findings.tell(shell.console()::complain, shell.console().paint());
    return compiled.compilation() instanceof Compiled right ? Optional.of(right) : Optional.empty();
  }

  /// The workflow of that name, or the only one of the file.
  public Workflow workflow(Compiled right, Optional<String> name) {
    var names = right.workflows().stream().map(w -> w.program().workflow()).toList();
    if (name.isPresent()) {
      return right.workflow(name.get()).orElseThrow(() -> unknown(name.get(), names));
    }
    if (names.size() == 1) {
      return right.workflows().getFirst();
    }
    throw names.isEmpty()
        ? Refusal.request(Code.WMR08, "%s has no workflow".formatted(file.getFileName()))
        : Refusal.request(
            Code.WMR08,
            "%s has %d workflows, name one: %s"
                .formatted(file.getFileName(), names.size(), String.join(", ", names)));
  }

  private Refusal unknown(String name, Iterable<String> names) {
    var refusal =
        Refusal.request(
            Code.WMR08, "there is no workflow `%s` in %s".formatted(name, file.getFileName()));
    var near = Spelling.nearest(name, names);
    return near.isEmpty()
        ? refusal.detail("there are: " + String.join(", ", names))
        : refusal.detail("did you mean %s?".formatted(Spelling.oneOf(near)));
  }
}
