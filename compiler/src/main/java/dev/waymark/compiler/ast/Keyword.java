package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/// `name=value` in a call, a class head or a setting; `**value` where there is no name.
public record Keyword(@Nullable Identifier name, Expression value, Span span) implements Node {}
