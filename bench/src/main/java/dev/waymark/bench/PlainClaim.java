package dev.waymark.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The raw claim: the writes of the engine's `Claim` and no more. It has no node that may be dead,
/// no lock but the queue's, and asks nothing about the instances.
final class PlainClaim implements AutoCloseable {
  static final UUID OWNER = new UUID(0x7000L, 0x8000_0000_0000_0002L);

  private static final String CLAIM =
      """
      with ready as materialized (
        select e.ctid as row, e.shard, e.id from waymark_bench_plain.event e
        where e.target = '00000000-0000-0000-0000-000000000000'
          and e.due <= statement_timestamp()
        order by e.due, e.shard, e.id limit 100
        for update skip locked),
      aimed as (
        update waymark_bench_plain.event e set target = ? from ready where e.ctid = ready.row)
      update waymark_bench_plain.instance i
      set owner = ?, token = i.token + 1, changed_at = statement_timestamp(), status = 'running'
      from ready
      where i.shard = ready.shard and i.id = ready.id
      returning i.id, i.root, i.token, i.seq, i.strikes, i.workflow, i.program, i.source, i.state,
        i.parent, i.call_number, i.call_name, i.attached\
      """;

  /// All that a row needs to be done with, when nobody asks how it came to that.
  private static final String COMPLETE =
      """
      with u as materialized (
        select * from unnest(?::smallint[], ?::uuid[], ?::bytea[]) as u(shard, id, outcome)),
      consumed as (
        delete from waymark_bench_plain.event e using u where e.shard = u.shard and e.id = u.id)
      update waymark_bench_plain.instance i
      set seq = i.seq + 1, status = 'completed', outcome = u.outcome, owner = null,
        changed_at = statement_timestamp(), ended_at = statement_timestamp()
      from u where i.shard = u.shard and i.id = u.id\
      """;

  private final Connection connection;
  private final PreparedStatement statement;
  private final PreparedStatement completion;

  PlainClaim(Connection connection) throws SQLException {
    this.connection = connection;
    completion = connection.prepareStatement(COMPLETE);
    statement = connection.prepareStatement(CLAIM);
    statement.setObject(1, OWNER);
    statement.setObject(2, OWNER);
  }

  /// At most 100, one commit.
  List<UUID> claim() throws SQLException {
    var claimed = new ArrayList<UUID>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        claimed.add(rows.getObject(1, UUID.class));
      }
    }
    return claimed;
  }

  /// One commit for all of them.
  void complete(List<UUID> claimed, byte[] outcome) throws SQLException {
    var ids = claimed.toArray(UUID[]::new);
    var outcomes = new byte[ids.length][];
    Arrays.fill(outcomes, outcome);
    completion.setArray(1, connection.createArrayOf("int2", PlainWaves.shards(ids)));
    completion.setArray(2, connection.createArrayOf("uuid", ids));
    completion.setArray(3, connection.createArrayOf("bytea", outcomes));
    completion.execute();
  }

  @Override
  public void close() throws SQLException {
    completion.close();
    statement.close();
  }
}
