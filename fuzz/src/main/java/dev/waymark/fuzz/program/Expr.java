package dev.waymark.fuzz.program;

import java.util.ArrayList;
import java.util.List;

/// An expression: text with the expressions inside it, as far as they may be exchanged. It brings
/// its own parentheses, so that it fits anywhere.
public record Expr(Type type, List<Piece> pieces) implements Piece {
  public Expr {
    pieces = List.copyOf(pieces);
  }

  /// @param parts strings and pieces
  public static Expr of(Type type, Object... parts) {
    return new Expr(type, pieces(parts));
  }

  /// Strings and pieces as pieces.
  public static List<Piece> pieces(Object... parts) {
    var pieces = new ArrayList<Piece>();
    for (var part : parts) {
      switch (part) {
        case String text -> pieces.add(new Piece.Text(text));
        case Piece piece -> pieces.add(piece);
        case List<?> several -> pieces.addAll(pieces(several.toArray()));
        default -> throw new IllegalArgumentException("neither text nor piece: " + part);
      }
    }
    return pieces;
  }

  static Expr simplest(Type type) {
    return of(type, type.simplest());
  }
}
