package dev.waymark.fuzz.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a program smaller while it stays interesting: takes statements and clauses away, puts a
/// body in the place of its statement, and simpler expressions in the place of larger ones.
public final class Shrinker {
  private final Predicate<Core> interesting;
  private int left;
  private Core best;

  private Shrinker(Core core, int budget, Predicate<Core> interesting) {
    this.best = core;
    this.left = budget;
    this.interesting = interesting;
  }

  /// @param budget how many programs may be tried
  public static Core shrink(Core core, int budget, Predicate<Core> interesting) {
    var shrinker = new Shrinker(core, budget, interesting);
    while (shrinker.left > 0 && shrinker.round()) {}
    return shrinker.best;
  }

  private boolean round() {
    boolean smaller = false;
    boolean again = true;
    while (again && left > 0) {
      again = false;
      for (var candidate : smaller(best)) {
        if (left-- <= 0) {
          break;
        }
        if (interesting.test(candidate)) {
          best = candidate;
          again = true;
          smaller = true;
          break;
        }
      }
    }
    return smaller;
  }

  /// Programs with one change, the large ones first.
  static List<Core> smaller(Core core) {
    var candidates = new ArrayList<Core>();
    halves(core.body()).forEach(b -> candidates.add(new Core(core.actions(), core.helpers(), b)));
    blocks(core.helpers(), true)
        .forEach(h -> candidates.add(new Core(core.actions(), h, core.body())));
    blocks(core.body(), true)
        .forEach(b -> candidates.add(new Core(core.actions(), core.helpers(), b)));
    blocks(core.body(), false)
        .forEach(b -> candidates.add(new Core(core.actions(), core.helpers(), b)));
    blocks(core.helpers(), false)
        .forEach(h -> candidates.add(new Core(core.actions(), h, core.body())));
    for (int i = 0; i < core.actions().size(); i++) {
      var actions = without(core.actions(), i);
      candidates.add(new Core(actions, core.helpers(), core.body()));
    }
    return candidates;
  }

  private static List<List<Stmt>> halves(List<Stmt> body) {
    var found = new ArrayList<List<Stmt>>();
    for (int size = body.size() / 2; size > 1; size /= 2) {
      for (int from = 0; from < body.size(); from += size) {
        var rest = new ArrayList<>(body.subList(0, from));
        rest.addAll(body.subList(Math.min(body.size(), from + size), body.size()));
        found.add(rest);
      }
    }
    return found;
  }

  /// @param coarse whether to change statements, else expressions
  private static List<List<Stmt>> blocks(List<Stmt> body, boolean coarse) {
    var found = new ArrayList<List<Stmt>>();
    for (int i = 0; i < body.size(); i++) {
      int at = i;
      if (coarse) {
        found.add(without(body, i));
        hoisted(body.get(i)).forEach(inner -> found.add(with(body, at, inner)));
      }
      statement(body.get(i), coarse).forEach(s -> found.add(with(body, at, List.of(s))));
    }
    return found;
  }

  private static List<List<Stmt>> hoisted(Stmt statement) {
    return statement instanceof Stmt.Compound(var clauses)
        ? clauses.stream().map(Stmt.Clause::body).toList()
        : List.of();
  }

  private static List<Stmt> statement(Stmt statement, boolean coarse) {
    return switch (statement) {
      case Stmt.Line(var pieces) ->
          coarse ? List.of() : pieces(pieces).stream().<Stmt>map(Stmt.Line::new).toList();
      case Stmt.Compound(var clauses) -> compounds(clauses, coarse);
      case Stmt.Either(var python, var wm) ->
          coarse
              ? List.of()
              : blocks(python, false).stream().<Stmt>map(p -> new Stmt.Either(p, wm)).toList();
    };
  }

  private static List<Stmt> compounds(List<Stmt.Clause> clauses, boolean coarse) {
    var found = new ArrayList<Stmt>();
    for (int i = 0; i < clauses.size(); i++) {
      var clause = clauses.get(i);
      if (coarse && i > 0) {
        found.add(new Stmt.Compound(without(clauses, i)));
      }
      int at = i;
      blocks(clause.body(), coarse)
          .forEach(body -> found.add(changed(clauses, at, new Stmt.Clause(clause.head(), body))));
      if (!coarse) {
        pieces(clause.head())
            .forEach(head -> found.add(changed(clauses, at, new Stmt.Clause(head, clause.body()))));
      }
    }
    return found;
  }

  private static Stmt changed(List<Stmt.Clause> clauses, int at, Stmt.Clause clause) {
    return new Stmt.Compound(with(clauses, at, List.of(clause)));
  }

  private static List<List<Piece>> pieces(List<Piece> pieces) {
    var found = new ArrayList<List<Piece>>();
    for (int i = 0; i < pieces.size(); i++) {
      int at = i;
      if (pieces.get(i) instanceof Expr expr) {
        simpler(expr).forEach(e -> found.add(with(pieces, at, List.of(e))));
      }
    }
    return found;
  }

  /// The simplest of its type, what is inside and has its type, and it with one part simpler.
  private static List<Expr> simpler(Expr expr) {
    var found = new ArrayList<Expr>();
    var simplest = Expr.simplest(expr.type());
    if (!expr.equals(simplest)) {
      found.add(simplest);
    }
    inside(expr, expr.type(), found);
    pieces(expr.pieces()).forEach(pieces -> found.add(new Expr(expr.type(), pieces)));
    return found;
  }

  private static void inside(Expr expr, Type type, List<Expr> found) {
    for (var piece : expr.pieces()) {
      if (piece instanceof Expr inner) {
        if (inner.type().equals(type)) {
          found.add(inner);
        } else {
          inside(inner, type, found);
        }
      }
    }
  }

  private static <T> List<T> without(List<T> list, int at) {
    return with(list, at, List.of());
  }

  private static <T> List<T> with(List<T> list, int at, List<? extends T> instead) {
    var copy = new ArrayList<T>(list.subList(0, at));
    copy.addAll(instead);
    copy.addAll(list.subList(at + 1, list.size()));
    return copy;
  }
}
