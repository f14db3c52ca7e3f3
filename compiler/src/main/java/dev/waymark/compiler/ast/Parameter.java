package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/// One parameter of a function, an action or a workflow.
public record Parameter(
    Kind kind,
    Identifier name,
    @Nullable Expression annotation,
    @Nullable Expression defaultValue,
    Span span)
    implements Node {
  /// How an argument may reach it.
  public enum Kind {
    POSITIONAL_ONLY,
    POSITIONAL_OR_KEYWORD,
    VAR_POSITIONAL,
    KEYWORD_ONLY,
    VAR_KEYWORD
  }
}
