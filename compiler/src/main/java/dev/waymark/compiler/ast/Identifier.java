package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;

/// A name where it is no expression: what is declared, an attribute, a keyword, part of a dotted
/// module name.
public record Identifier(String text, Span span) implements Node {
  @Override
  public String toString() {
    return text;
  }
}
