package dev.waymark.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What the engine has written for one instance of `seq10`, so that plain JDBC can write the same:
/// the history rows of each commit, and the outcome.
record Sample(NavigableMap<Long, List<Entry>> history, byte[] outcome) {
  record Entry(int k, String kind, byte[] details) {}

  private static final String HISTORY =
      """
      select seq, k, kind, details from waymark_bench.history
      where id = (select min(id::text)::uuid from waymark_bench.instance)
      order by seq, k\
      """;

  private static final String OUTCOME =
      """
      select outcome, seq from waymark_bench.instance
      where id = (select min(id::text)::uuid from waymark_bench.instance)\
      """;

  static Sample take(Connection connection) throws SQLException {
    var history = new TreeMap<Long, List<Entry>>();
    try (var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery(HISTORY)) {
        while (rows.next()) {
          history
              .computeIfAbsent(rows.getLong("seq"), _ -> new ArrayList<>())
              .add(new Entry(rows.getInt("k"), rows.getString("kind"), rows.getBytes("details")));
        }
      }
      try (var rows = statement.executeQuery(OUTCOME)) {
        rows.next();
        for (long seq = 1; seq <= rows.getLong("seq"); seq++) {
          history.computeIfAbsent(seq, _ -> new ArrayList<>());
        }
        return new Sample(history, rows.getBytes("outcome"));
      }
    }
  }
}
