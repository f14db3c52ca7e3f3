package dev.waymark.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The ceiling of `seq10` and `fan100`: for all instances of a wave the start, the claim and every
/// step, each one statement and one commit, with the engine's snapshots and history rows. No
/// interpreter, no dispatch, no fence.
final class PlainWaves implements AutoCloseable {
  /// Queues instances, each with the event that claims look for.
  private static final String START =
      """
      with started as (
        insert into {schema}.instance
          (shard, id, root, token, status, workflow, program, source)
        select u.shard, u.id, u.id, 0, 'queued', ?, ?, ?
        from unnest(?::smallint[], ?::uuid[]) as u(shard, id)
        returning shard, id)
      insert into {schema}.event (shard, id, target, due, kind, root, payload)
      select shard, id, '00000000-0000-0000-0000-000000000000', statement_timestamp(), 0, id, ?
      from started\
      """;

  private static final String STEP =
      """
      with u as materialized (
        select * from unnest(?::smallint[], ?::uuid[], ?::bytea[]) as u(shard, id, state)),
      stepped as (
        update waymark_bench_plain.instance i
        set seq = i.seq + 1, strikes = 0, changed_at = statement_timestamp(), state = u.state,
          status = ?, waiting = ?, outcome = ?::bytea,
          owner = case when ? then i.owner end,
          ended_at = case when ? then i.ended_at else statement_timestamp() end
        from u where i.shard = u.shard and i.id = u.id)
        {consumed}
      insert into waymark_bench_plain.history (shard, id, seq, k, kind, details)
      select h.shard, h.id, ?, h.k, h.kind, h.details
      from unnest(?::smallint[], ?::uuid[], ?::integer[], ?::text[], ?::bytea[])
        as h(shard, id, k, kind, details)\
      """;

  private static final String CONSUMED =
      """
      , consumed as (
        delete from waymark_bench_plain.event e using u where e.shard = u.shard and e.id = u.id)\
      """;

  private final Connection connection;
  private final Subject subject;
  private final List<byte[]> snapshots;
  private final Sample sample;
  private final PlainClaim claim;
  private final PreparedStatement start;
  private final PreparedStatement first;
  private final PreparedStatement next;

  PlainWaves(Connection connection, Subject subject, Sample sample) throws SQLException {
    this.connection = connection;
    this.subject = subject;
    this.sample = sample;
    snapshots = subject.snapshots();
    claim = new PlainClaim(connection);
    start = connection.prepareStatement(start("waymark_bench_plain"));
    first = connection.prepareStatement(STEP.replace("{consumed}", CONSUMED));
    next = connection.prepareStatement(STEP.replace("{consumed}", ""));
  }

  /// A wave of instances, from their start to their end; the ids' shards are their low bits.
  void wave(UUID[] ids) throws SQLException {
    begin(ids);
    var claimed = claim.claim();
    if (claimed.size() != ids.length) {
      throw new IllegalStateException("claimed %d of %d".formatted(claimed.size(), ids.length));
    }
    steps(ids);
  }

  /// The same by who started them, and needs no claim.
  void ownWave(UUID[] ids) throws SQLException {
    begin(ids);
    steps(ids);
  }

  private void begin(UUID[] ids) throws SQLException {
    bindStart(start, subject, ids);
    start.execute();
  }

  private void steps(UUID[] ids) throws SQLException {
    for (int step = 0; step < snapshots.size(); step++) {
      step(ids, step);
    }
  }

  static String start(String schema) {
    return START.replace("{schema}", schema);
  }

  static void bindStart(PreparedStatement start, Subject subject, UUID[] ids) throws SQLException {
    var connection = start.getConnection();
    start.setString(1, subject.workflow());
    start.setString(2, subject.hash());
    start.setString(3, subject.source());
    start.setArray(4, connection.createArrayOf("int2", shards(ids)));
    start.setArray(5, connection.createArrayOf("uuid", ids));
    start.setBytes(6, Subject.INPUT.bytes());
  }

  private void step(UUID[] ids, int step) throws SQLException {
    var statement = step == 0 ? first : next;
    boolean goesOn = step < snapshots.size() - 1;
    var states = new byte[ids.length][];
    Arrays.fill(states, snapshots.get(step));
    statement.setArray(1, connection.createArrayOf("int2", shards(ids)));
    statement.setArray(2, connection.createArrayOf("uuid", ids));
    statement.setArray(3, connection.createArrayOf("bytea", states));
    statement.setString(4, goesOn ? "running" : "completed");
    statement.setString(5, goesOn ? "action" : null);
    statement.setBytes(6, goesOn ? null : sample.outcome());
    statement.setBoolean(7, goesOn);
    statement.setBoolean(8, goesOn);
    statement.setLong(9, step + 1L);
    history(statement, ids, sample.history().get(step));
    statement.execute();
  }

  /// Each row is sent, as rows that differ have to be.
  private void history(PreparedStatement statement, UUID[] ids, List<Sample.Entry> entries)
      throws SQLException {
    int rows = ids.length * entries.size();
    var owners = new UUID[rows];
    var numbers = new Integer[rows];
    var kinds = new String[rows];
    var details = new byte[rows][];
    for (int row = 0; row < rows; row++) {
      var entry = entries.get(row % entries.size());
      owners[row] = ids[row / entries.size()];
      numbers[row] = entry.k();
      kinds[row] = entry.kind();
      details[row] = entry.details();
    }
    statement.setArray(10, connection.createArrayOf("int2", shards(owners)));
    statement.setArray(11, connection.createArrayOf("uuid", owners));
    statement.setArray(12, connection.createArrayOf("int4", numbers));
    statement.setArray(13, connection.createArrayOf("text", kinds));
    statement.setArray(14, connection.createArrayOf("bytea", details));
  }

  static Integer[] shards(UUID[] ids) {
    return Arrays.stream(ids)
        .map(id -> (int) (id.getMostSignificantBits() & 0xFFF))
        .toArray(Integer[]::new);
  }

  @Override
  public void close() throws SQLException {
    claim.close();
    start.close();
    first.close();
    next.close();
  }
}
