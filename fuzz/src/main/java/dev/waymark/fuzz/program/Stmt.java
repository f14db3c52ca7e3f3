package dev.waymark.fuzz.program;

import java.util.List;

/// A statement.
public sealed interface Stmt {
  record Line(List<Piece> pieces) implements Stmt {
    public Line {
      pieces = List.copyOf(pieces);
    }
  }

  /// One or more clauses, each with a head that ends in a colon and a body.
  record Compound(List<Clause> clauses) implements Stmt {
    public Compound {
      clauses = List.copyOf(clauses);
    }
  }

  /// What the dialects say with different statements. Without statements for `.wm` the program is
  /// Python's alone.
  record Either(List<Stmt> python, List<Stmt> wm) implements Stmt {
    public Either {
      python = List.copyOf(python);
      wm = List.copyOf(wm);
    }
  }

  /// `if x:` with its body.
  record Clause(List<Piece> head, List<Stmt> body) {
    public Clause {
      head = List.copyOf(head);
      body = List.copyOf(body);
    }
  }

  /// @param parts strings and pieces
  static Stmt line(Object... parts) {
    return new Line(Expr.pieces(parts));
  }

  static Stmt compound(Clause... clauses) {
    return new Compound(List.of(clauses));
  }

  static Clause clause(List<Stmt> body, Object... head) {
    return new Clause(Expr.pieces(head), body);
  }
}
