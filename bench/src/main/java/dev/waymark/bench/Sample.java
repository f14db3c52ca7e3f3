package dev.waymark.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the engine has written for one instance, so that plain JDBC can write the same: the history
/// rows of each commit, and the outcome.
record Sample(List<List<Entry>> history, byte[] outcome) {
  record Entry(int k, String kind, byte[] details) {}

  private static final String HISTORY =
      """
      select seq, k, kind, details from waymark_bench.history
      where id = (select min(id::text)::uuid from waymark_bench.instance)
      order by seq, k\
      """;

  private static final String OUTCOME =
      """
      select outcome from waymark_bench.instance
      where id = (select min(id::text)::uuid from waymark_bench.instance)\
      """;

  /// `commits`: how many there need be. What the engine has spread over more goes with the last.
  static Sample take(Connection connection, int commits) throws SQLException {
    var history = new ArrayList<List<Entry>>();
    for (int commit = 0; commit < commits; commit++) {
      history.add(new ArrayList<>());
    }
    try (var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery(HISTORY)) {
        while (rows.next()) {
          var entries = history.get((int) Math.min(commits, rows.getLong("seq")) - 1);
          entries.add(new Entry(entries.size(), rows.getString("kind"), rows.getBytes("details")));
        }
      }
      try (var rows = statement.executeQuery(OUTCOME)) {
        rows.next();
        return new Sample(history, rows.getBytes("outcome"));
      }
    }
  }
}
