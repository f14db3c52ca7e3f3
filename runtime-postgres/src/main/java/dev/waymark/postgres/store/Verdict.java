package dev.waymark.postgres.store;

import dev.waymark.engine.store.Reply;
import java.sql.SQLException;

/// What a failed transaction means, by SQLSTATE.
final class Verdict {
  private Verdict() {}

  /// `inDoubt`: the connection was lost when the transaction may have been applied.
  static <R> Reply<R> on(SQLException failure, boolean inDoubt) {
    var detail = "%s (%s)".formatted(failure.getMessage(), failure.getSQLState());
    return inDoubt && isLost(failure)
        ? new Reply.Unknown<>(detail)
        : new Reply.NotCommitted<>(cause(failure), detail);
  }

  /// The connection is of no more use: cut, or ended by the server. (57P01 to 57P03 may come after
  /// the commit and before its acknowledgement.) Without a SQLSTATE the driver itself gave up.
  static boolean isLost(SQLException failure) {
    var state = failure.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  /// Another server than this one takes writes by now, perhaps: only a new connection tells.
  static boolean isReadOnly(SQLException failure) {
    return "25006".equals(failure.getSQLState());
  }

  private static Reply.Cause cause(SQLException failure) {
    var state = failure.getSQLState() == null ? "08000" : failure.getSQLState();
    return switch (state) {
      case "40001", "40P01", "55P03" -> Reply.Cause.CONFLICT;
      case "25006", "57014" -> Reply.Cause.UNAVAILABLE;
      default ->
          switch (state.substring(0, 2)) {
            case "22", "23", "54", "XX" -> Reply.Cause.BAD_ROW;
            case "28", "3D", "3F", "42" -> Reply.Cause.REFUSED;
            case "40" -> Reply.Cause.CONFLICT;
            default -> Reply.Cause.UNAVAILABLE;
          };
    };
  }
}
