package dev.waymark.simulator;

import dev.waymark.engine.store.Mixing;
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

  /// Whether it found nothing to do. A beat is one of many: only the first that comes too late
  /// tells its node something.
  static boolean idle(Session<?> session) {
    return switch (session.transaction()) {
      case Transaction.Claim _,
          Transaction.Mine _,
          Transaction.Adopt _,
          Transaction.Bury _,
          Transaction.Reap _,
          Transaction.ForgetNodes _,
          Transaction.LoadEvents _,
          Transaction.ClaimCalls _,
          Transaction.AdoptCalls _,
          Transaction.SettleCalls _,
          Transaction.SweepCalls _ ->
          session.rows() instanceof List<?> rows && rows.isEmpty();
      case Transaction.Retarget _ -> Integer.valueOf(0).equals(session.rows());
      case Transaction.Beat _ -> Boolean.TRUE.equals(session.rows());
      case Transaction.RegisterNode _,
          Transaction.MarkDead _,
          Transaction.ListNodes _,
          Transaction.CommitSteps _,
          Transaction.Start _,
          Transaction.Signal _,
          Transaction.Retire _,
          Transaction.Retain _,
          Transaction.PutProgram _,
          Transaction.GetProgram _,
          Transaction.ReadInstance _,
          Transaction.ListInstances _,
          Transaction.ReadHistory _,
          Transaction.Announce _,
          Transaction.ReadCalls _ ->
          false;
    };
  }

  /// A number that differs where what became durable differs.
  static long digest(Session<?> session) {
    if (!(session.rows() instanceof List<?> rows)) {
      return 0;
    }
    var digest = (long) rows.size();
    for (var row : rows) {
      digest =
          switch (row) {
            case Row.Owned owned ->
                Mixing.of(Mixing.of(digest, owned.id()), owned.token() * 31 + owned.seq());
            case Row.Stepped step -> Mixing.of(Mixing.of(digest, step.id()), step.seq());
            case Row.EventRow event -> Mixing.of(digest, event.n());
            default -> digest;
          };
    }
    return digest;
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
