package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;

/// One parsed file. After errors it holds what could be understood.
///
/// In `.wm` the body is declarations, imports, helpers and constants ([Statement.Assign] and
/// [Statement.AnnAssign]); in Python it is any statement.
public record SourceFile(String file, Dialect dialect, List<Statement> body, Span span)
    implements Node {
  public SourceFile {
    body = List.copyOf(body);
  }
}
