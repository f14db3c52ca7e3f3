package dev.waymark.fuzz.program;

import dev.waymark.corpus.Dialect;
import java.util.List;

/// Prints a core in either dialect, as a case of the corpus with its stubs.
public final class Printer {
  /// Without jitter: when an attempt is made must not depend on chance.
  public static final String PYTHON_BACKOFF =
      "backoff=BackoffPolicy(base_delay=1, jitter=\"none\")";

  public static final String WM_BACKOFF = "first=1, jitter=none";

  private final Dialect dialect;
  private final StringBuilder text = new StringBuilder();

  private Printer(Dialect dialect) {
    this.dialect = dialect;
  }

  public static String print(Core core, Dialect dialect) {
    var printer = new Printer(dialect);
    core.actions()
        .forEach(act -> printer.text.append("#: stub " + act.name() + " " + act.answers() + "\n"));
    switch (dialect) {
      case PYTHON -> printer.python(core);
      case WM -> printer.wm(core);
    }
    return printer.text.toString();
  }

  private void python(Core core) {
    text.append(
        """
        import asyncio
        import copy
        import functools
        import itertools
        import json
        import math
        import operator
        from collections import Counter, defaultdict, deque
        from dataclasses import dataclass
        from decimal import Decimal
        from enum import Enum
        from typing import Any

        import waymark
        from waymark import BackoffPolicy, RetryPolicy
        from waymark import action, first, log, run_action, undo, workflow


        class Refused(Exception):
            pass


        class Shortage(Refused):
            pass


        @dataclass(frozen=True)
        class Point:
            x: int
            y: int = 2


        class Color(Enum):
            RED = 1
            BLUE = 2
        """);
    for (var act : core.actions()) {
      var retry =
          act.attempts() > 1
              ? "(retry=RetryPolicy(attempts=%d), %s)".formatted(act.attempts(), PYTHON_BACKOFF)
              : "";
      text.append("\n\n@action%s\nasync def %s: ...\n".formatted(retry, signature(act)));
    }
    for (var helper : core.helpers()) {
      text.append("\n\n");
      statement(helper, 0);
    }
    text.append("\n\n@workflow\nasync def main() -> Any:\n");
    block(core.body(), 1);
  }

  private void wm(Core core) {
    text.append(
        """
        error Refused
        error Shortage(Refused)

        record Point:
            x: int
            y: int = 2

        enum Color:
            RED = 1
            BLUE = 2

        """);
    for (var act : core.actions()) {
      text.append("action " + signature(act));
      text.append(
          act.attempts() > 1
              ? ":\n    retry: attempts=%d, %s\n".formatted(act.attempts(), WM_BACKOFF)
              : "\n");
    }
    for (var helper : core.helpers()) {
      text.append("\n");
      statement(helper, 0);
    }
    text.append("\nworkflow main() -> Any:\n");
    block(core.body(), 1);
  }

  private static String signature(Core.Act act) {
    // What echoes may be given anything by a trap.
    return act.answers().contains("echoes")
        ? act.name() + "(x: Any) -> Any"
        : "%s(x: %s) -> %s".formatted(act.name(), act.from().annotation(), act.to().annotation());
  }

  private void block(List<Stmt> statements, int depth) {
    if (statements.isEmpty()) {
      text.append("    ".repeat(depth)).append("pass\n");
    }
    statements.forEach(statement -> statement(statement, depth));
  }

  private void statement(Stmt statement, int depth) {
    switch (statement) {
      case Stmt.Line(var pieces) -> line(pieces, depth);
      case Stmt.Compound(var clauses) -> {
        for (var clause : clauses) {
          line(clause.head(), depth);
          block(clause.body(), depth + 1);
        }
      }
      case Stmt.Either(var python, var wm) ->
          (dialect == Dialect.PYTHON ? python : wm).forEach(s -> statement(s, depth));
    }
  }

  private void line(List<Piece> pieces, int depth) {
    text.append("    ".repeat(depth));
    pieces.forEach(this::piece);
    text.append("\n");
  }

  private void piece(Piece piece) {
    switch (piece) {
      case Piece.Text(var said) -> text.append(said);
      case Piece.Spelled(var python, var wm) ->
          text.append(dialect == Dialect.PYTHON ? python : wm);
      case Expr(_, var inner) -> inner.forEach(this::piece);
    }
  }
}
