package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.SourceFile;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.List;

/// A file as far as it could be understood, and what is wrong with its layout and syntax, in the
/// order of the text.
public record Parsed(SourceFile ast, List<Diagnostic> diagnostics) {
  public Parsed {
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
