package dev.waymark.bench;

import java.sql.SQLException;

/// The same work done twice: by the engine, and by plain JDBC in tables of the same shape.
sealed interface Contest extends AutoCloseable permits ClaimContest, WaveContest, DrainContest {
  /// Brings both schemas to the same state; not measured.
  void prepare() throws SQLException;

  /// Right before the engine's half; not measured.
  default void prepareWaymark() throws SQLException {}

  /// Right before the other half; not measured.
  default void preparePlain() throws SQLException {}

  /// The engine's half; answers how many units it has done.
  long waymark() throws SQLException;

  /// The other half.
  long plain() throws SQLException;

  @Override
  void close() throws SQLException;
}
