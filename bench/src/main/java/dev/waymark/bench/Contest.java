package dev.waymark.bench;

import java.sql.SQLException;
import java.util.List;

/// The same work done twice: by the engine, and by plain JDBC in tables of the same shape.
sealed interface Contest extends AutoCloseable
    permits ClaimContest, WaveContest, DrainContest, LatencyContest {
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

  /// What each unit of the half before took, in milliseconds, where they are done one by one.
  default List<Double> times() {
    return List.of();
  }

  @Override
  void close() throws SQLException;
}
