package dev.waymark.fuzz.program;

import java.util.List;

/// A program that both dialects can print: actions with their stubs, helpers, and the body of one
/// workflow.
public record Core(List<Act> actions, List<Stmt> helpers, List<Stmt> body) {
  public Core {
    actions = List.copyOf(actions);
    helpers = List.copyOf(helpers);
    body = List.copyOf(body);
  }

  /// An action of one parameter.
  ///
  /// @param answers what follows its name in a `#: stub` line
  /// @param attempts how often it is tried, which its declaration says where it is not 1
  public record Act(String name, Type from, Type to, String answers, int attempts) {}

  /// Whether `.wm` can say it too.
  public boolean hasWm() {
    return hasWm(helpers) && hasWm(body);
  }

  private static boolean hasWm(List<Stmt> statements) {
    return statements.stream().allMatch(Core::hasWm);
  }

  private static boolean hasWm(Stmt statement) {
    return switch (statement) {
      case Stmt.Line(var pieces) -> spelled(pieces);
      case Stmt.Compound(var clauses) ->
          clauses.stream().allMatch(c -> spelled(c.head()) && hasWm(c.body()));
      case Stmt.Either(_, var wm) -> !wm.isEmpty() && hasWm(wm);
    };
  }

  private static boolean spelled(List<Piece> pieces) {
    return pieces.stream().allMatch(Core::spelled);
  }

  private static boolean spelled(Piece piece) {
    return switch (piece) {
      case Piece.Text _ -> true;
      case Piece.Spelled(_, var wm) -> !wm.isEmpty();
      case Expr(_, var inner) -> spelled(inner);
    };
  }
}
