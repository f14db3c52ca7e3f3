package dev.waymark.engine.store;

/// What the store says of a transaction. Three-valued by construction: whoever reads it cannot
/// forget the third case.
public sealed interface Reply<R> {
  /// `databaseMicros` is the database's clock while the transaction ran: never ahead of it.
  record Committed<R>(R rows, long databaseMicros) implements Reply<R> {}

  /// Nothing was changed, for certain.
  record NotCommitted<R>(Cause cause, String detail) implements Reply<R> {}

  /// The acknowledgement was lost: it was applied, or not, or will be yet. Read again under the
  /// token before anything else is done; never send it again blindly.
  record Unknown<R>(String detail) implements Reply<R> {}

  enum Cause {
    /// Lost against another transaction (40001, 40P01): may be sent again at once.
    CONFLICT,
    /// No connection, full pool, starting up, shutting down, read-only: may be sent again later.
    UNAVAILABLE,
    /// A row is at fault (SQLSTATE classes 22, 23, 54): halve the batch to find it.
    BAD_ROW,
    /// The schema or the rights are not ours: somebody has to act.
    REFUSED
  }
}
