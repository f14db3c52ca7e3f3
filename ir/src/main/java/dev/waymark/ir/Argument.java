package dev.waymark.ir;

/// One argument of a call, in source order.
public sealed interface Argument {
  Expression value();

  record Positional(Expression value) implements Argument {}

  record Keyword(String name, Expression value) implements Argument {}

  /// `*value`
  record Star(Expression value) implements Argument {}

  /// `**value`
  record DoubleStar(Expression value) implements Argument {}
}
