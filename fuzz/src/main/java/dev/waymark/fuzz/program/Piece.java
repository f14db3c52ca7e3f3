package dev.waymark.fuzz.program;

/// A stretch of source text, or an expression in it.
public sealed interface Piece permits Piece.Text, Piece.Spelled, Expr {
  record Text(String text) implements Piece {}

  /// What the dialects spell differently.
  record Spelled(String python, String wm) implements Piece {}
}
