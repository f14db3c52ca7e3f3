package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import java.util.stream.Collectors;

/// `a.b.c` where a module or an action is named. Empty for the `.` of a relative import.
public record DottedName(List<Identifier> parts, Span span) implements Node {
  public DottedName {
    parts = List.copyOf(parts);
  }

  public String text() {
    return parts.stream().map(Identifier::text).collect(Collectors.joining("."));
  }
}
