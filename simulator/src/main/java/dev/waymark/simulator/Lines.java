package dev.waymark.simulator;

import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.store.Session;
import java.util.List;

/// A finished transaction in one line of a trace.
final class Lines {
  private Lines() {}

  static String of(Session<?> session) {
    if (!(session.rows() instanceof List<?> rows)) {
      return String.valueOf(session.rows());
    }
    var text = new StringBuilder().append(rows.size()).append(" rows");
    for (var row : rows) {
      text.append(' ').append(row(row));
    }
    if (session.transaction() instanceof Transaction.CommitSteps commit) {
      text.append(" of ").append(commit.steps().size());
      commit
          .steps()
          .forEach(step -> text.append(' ').append(step.disposition().getClass().getSimpleName()));
    }
    return text.toString();
  }

  private static String row(Object row) {
    return switch (row) {
      case Row.Owned owned -> owned.id() + " token " + owned.token() + " seq " + owned.seq();
      case Row.Stepped stepped -> stepped.id() + " seq " + stepped.seq();
      case Row.EventRow event -> event.n() + (event.due() ? "" : " later");
      default -> String.valueOf(row);
    };
  }
}
