package dev.waymark.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The ceiling of `seq10`: for 100 instances at a time the start, the claim and every step, each
/// one statement and one commit, with the engine's snapshots and history rows. No interpreter, no
/// dispatch, no fence.
final class PlainSequence implements AutoCloseable {
  private static final String START =
      """
      with started as (
        insert into waymark_bench_plain.instance
          (shard, id, root, token, status, workflow, program, source)
        select u.shard, u.id, u.id, 0, 'queued', ?, ?, ?
        from unnest(?::smallint[], ?::uuid[]) as u(shard, id)
        returning shard, id)
      insert into waymark_bench_plain.event (shard, id, target, due, kind, root, payload)
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
      select u.shard, u.id, ?, h.k, h.kind, h.details
      from u cross join unnest(?::integer[], ?::text[], ?::bytea[]) as h(k, kind, details)\
      """;

  private static final String CONSUMED =
      """
      , consumed as (
        delete from waymark_bench_plain.event e using u where e.shard = u.shard and e.id = u.id)\
      """;

  private final Connection connection;
  private final SequenceProgram program;
  private final List<byte[]> snapshots;
  private final Sample sample;
  private final PlainClaim claim;
  private final PreparedStatement start;
  private final PreparedStatement first;
  private final PreparedStatement next;

  PlainSequence(Connection connection, SequenceProgram program, Sample sample) throws SQLException {
    this.connection = connection;
    this.program = program;
    this.sample = sample;
    snapshots = program.snapshots();
    claim = new PlainClaim(connection);
    start = connection.prepareStatement(START);
    first = connection.prepareStatement(STEP.replace("{consumed}", CONSUMED));
    next = connection.prepareStatement(STEP.replace("{consumed}", ""));
    if (snapshots.size() != sample.history().size()) {
      throw new IllegalStateException(
          "the machine makes %d steps, the node has committed %d"
              .formatted(snapshots.size(), sample.history().size()));
    }
  }

  /// A wave of instances, from their start to their end; the ids' shards are their low bits.
  void wave(UUID[] ids) throws SQLException {
    start(ids);
    var claimed = claim.claim();
    if (claimed.size() != ids.length) {
      throw new IllegalStateException("claimed %d of %d".formatted(claimed.size(), ids.length));
    }
    for (int step = 0; step < snapshots.size(); step++) {
      step(ids, step);
    }
  }

  private void start(UUID[] ids) throws SQLException {
    start.setString(1, SequenceProgram.WORKFLOW);
    start.setString(2, program.hash());
    start.setString(3, program.source());
    start.setArray(4, connection.createArrayOf("int2", shards(ids)));
    start.setArray(5, connection.createArrayOf("uuid", ids));
    start.setBytes(6, SequenceProgram.INPUT.bytes());
    start.execute();
  }

  private void step(UUID[] ids, int step) throws SQLException {
    var statement = step == 0 ? first : next;
    boolean goesOn = step < snapshots.size() - 1;
    long seq = step + 1L;
    var states = new byte[ids.length][];
    Arrays.fill(states, snapshots.get(step));
    var entries = sample.history().getOrDefault(seq, List.of());
    statement.setArray(1, connection.createArrayOf("int2", shards(ids)));
    statement.setArray(2, connection.createArrayOf("uuid", ids));
    statement.setArray(3, connection.createArrayOf("bytea", states));
    statement.setString(4, goesOn ? "running" : "completed");
    statement.setString(5, goesOn ? "action" : null);
    statement.setBytes(6, goesOn ? null : sample.outcome());
    statement.setBoolean(7, goesOn);
    statement.setBoolean(8, goesOn);
    statement.setLong(9, seq);
    statement.setArray(
        10, connection.createArrayOf("int4", entries.stream().map(Sample.Entry::k).toArray()));
    statement.setArray(
        11, connection.createArrayOf("text", entries.stream().map(Sample.Entry::kind).toArray()));
    statement.setArray(
        12,
        connection.createArrayOf(
            "bytea", entries.stream().map(Sample.Entry::details).toArray(byte[][]::new)));
    statement.execute();
  }

  private static Object[] shards(UUID[] ids) {
    return Arrays.stream(ids).map(id -> (int) (id.getMostSignificantBits() & 0xFFF)).toArray();
  }

  @Override
  public void close() throws SQLException {
    claim.close();
    start.close();
    first.close();
    next.close();
  }
}
