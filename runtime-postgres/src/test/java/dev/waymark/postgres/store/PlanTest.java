package dev.waymark.postgres.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How the server means to run the hot statements, on tables in three conditions, in a session as
/// the store opens it and in one as a pooler hands it out.
class PlanTest {
  private static final Map<String, String> HOT = hot();

  /// Forms that read more than they take, or take more than they were told.
  private static final Pattern BANNED =
      Pattern.compile("(?is)\\bin\\s*\\(\\s*select[^()]*\\blimit\\b[^()]*for\\s+(no key )?update");

  private static Map<String, String> hot() {
    var statements = new LinkedHashMap<String, String>();
    statements.put("Claim", ClaimStatements.claim(100, false));
    statements.put("Claim of a root", ClaimStatements.claim(100, true));
    statements.put("LoadEvents", ClaimStatements.LOAD);
    statements.put("Mine", ClaimStatements.mine(100));
    statements.put("CommitSteps", new CommitStatement.Parts(true, true, false, false, true).sql());
    statements.put(
        "CommitSteps with posts", new CommitStatement.Parts(true, true, true, false, true).sql());
    statements.put(
        "CommitSteps with calls", new CommitStatement.Parts(true, true, false, true, true).sql());
    statements.put("ClaimCalls", CallStatements.claim(100, false));
    statements.put("ClaimCalls of a root", CallStatements.claim(100, true));
    statements.put("AdoptCalls", CallStatements.ADOPT);
    statements.put("ReadCalls", CallStatements.READ);
    statements.put("SettleCalls", CallStatements.SETTLE);
    statements.put("SweepCalls", CallStatements.SWEEP.replace("{limit}", "500"));
    statements.put("Start", StartStatements.UNOWNED);
    statements.put("Start owned here", StartStatements.OWNED);
    statements.put("Start, find", StartStatements.FIND);
    statements.put("Signal", SignalStatement.SIGNAL);
    statements.put("Reap", RecoveryStatements.REAP.replace("{limit}", "500"));
    statements.put("Adopt", RecoveryStatements.ADOPT.replace("{limit}", "500"));
    statements.put("Retarget 1", RecoveryStatements.RETARGET_UNOWNED.replace("{limit}", "100"));
    statements.put("Retarget 2", RecoveryStatements.RETARGET_NAMED.replace("{limit}", "100"));
    return statements;
  }

  enum Condition {
    EMPTY(""),
    /// Filled, and nobody has looked at it yet.
    FRESH(FILL),
    /// Most of it has been taken, moved on and deleted; analysed once, long ago.
    WORN(
        FILL
            + """
            ;
            analyze waymark.event; analyze waymark.instance;
            update waymark.instance set owner = '00000000-0000-0000-0000-000000000007', token = 1
              where shard < 3000;
            update waymark.instance set seq = seq + 1 where shard < 2000;
            delete from waymark.event where shard < 2500;
            analyze waymark.call;
            update waymark.call set node = '00000000-0000-0000-0000-000000000007'
              where shard < 3000;
            delete from waymark.call where shard < 2500\
            """);

    private final String setUp;

    Condition(String setUp) {
      this.setUp = setUp;
    }
  }

  private static final String FILL =
      """
      insert into waymark.node values ('00000000-0000-0000-0000-000000000007', now(), false);
      insert into waymark.instance (shard, id, root, token, status, workflow, program, source, state)
      select g %% 4096, i, i, 0, 'queued', 'w', 'p', 's', 'state'
      from (select g, gen_random_uuid() as i from generate_series(1, 20000) g) x;
      insert into waymark.event (shard, id, target, due, kind, root)
      select shard, id, '00000000-0000-0000-0000-000000000000',
        now() + (shard - 2048) * interval '1 s', 2, root
      from waymark.instance;
      insert into waymark.call (shard, id, number, name, attempt, action, queue, delivery, due,
        timeout_micros, deadline_micros, root, arguments)
      select shard, id, 1, 'a', 1, 'a' || shard %% 5, '', 0,
        now() + (shard - 2048) * interval '1 s', -1, -1, root, ''
      from waymark.instance\
      """
          .replace("%%", "%");

  @ParameterizedTest
  @EnumSource
  void noHotStatementReadsAWholeTable(Condition condition) throws SQLException {
    try (var fixture = new PostgresFixture();
        var hands = PostgresFixture.connect()) {
      assertThat(fixture.store()).isNotNull();
      execute(hands, condition.setUp);
      try (var session = session("5")) {
        HOT.forEach((name, sql) -> assertGood(name, plan(session, sql)));
      }
      if (condition == Condition.WORN) {
        try (var session = session("0")) {
          for (var name : List.of("Claim", "LoadEvents", "Mine", "CommitSteps")) {
            assertGood(name, plan(session, HOT.getOrDefault(name, "")));
          }
        }
      }
    }
  }

  private static void assertGood(String name, String plan) {
    assertThat(plan)
        .as(name)
        .doesNotContainPattern("Seq Scan on (instance|event|call|history|start_key|signal_key)")
        .doesNotContainPattern("Hash Join|Merge Join|Hash (Left|Right|Semi|Anti) Join");
    if (name.startsWith("Claim")) {
      var index = name.startsWith("ClaimCalls") ? "call_ready" : "event_due";
      assertThat(plan).as(name).contains(index).doesNotContain("Sort");
    }
  }

  @Test
  void noStatementTakesRowsFromALimitedSubselect() {
    assertThat(BANNED.matcher("update t where id in (select id from t limit 5 for update)").find())
        .as("the pattern can match")
        .isTrue();
    HOT.forEach((name, sql) -> assertThat(sql).as(name).doesNotContainPattern(BANNED));
  }

  private static Connection session(String prepareThreshold) throws SQLException {
    var settings = new LinkedHashMap<>(PostgresFixture.DATABASE.settings());
    settings.put("prepareThreshold", prepareThreshold);
    settings.put("preferQueryMode", "simple");
    var d = PostgresFixture.DATABASE;
    return Connections.open(
        new DatabaseAddress(
            d.host(), d.port(), d.database(), d.user(), d.password(), settings, d.origin()),
        "plans");
  }

  /// With numbered parameters, which only the plain protocol lets through to EXPLAIN.
  private static String plan(Connection session, String sql) {
    var text = new StringBuilder("explain (generic_plan) ");
    var number = 0;
    for (var part : sql.split("\\?", -1)) {
      text.append(number == 0 ? part : "$" + number + part);
      number++;
    }
    try (var statement = session.createStatement();
        var rows = statement.executeQuery(text.toString())) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return String.join("\n", lines);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    if (!sql.isEmpty()) {
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
