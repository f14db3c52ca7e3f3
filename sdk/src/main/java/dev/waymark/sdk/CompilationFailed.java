package dev.waymark.sdk;

import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Renderer;
import dev.waymark.compiler.diagnostic.SourceText;
import java.util.List;
import java.util.stream.Collectors;

/// Workflows that do not compile, or do not fit the actions they were given with; the message shows
/// every diagnostic.
public final class CompilationFailed extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<Diagnostic> diagnostics;

  CompilationFailed(List<Diagnostic> diagnostics, List<SourceText> sources) {
    super(shown(diagnostics, sources));
    this.diagnostics = List.copyOf(diagnostics);
  }

  CompilationFailed(String message) {
    super(message);
    this.diagnostics = List.of();
  }

  private static String shown(List<Diagnostic> diagnostics, List<SourceText> sources) {
    Renderer renderer =
        new Renderer(
            file -> sources.stream().filter(s -> s.file().equals(file)).findFirst().orElse(null));
    return diagnostics.stream().map(renderer::full).collect(Collectors.joining("\n", "\n", ""));
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
