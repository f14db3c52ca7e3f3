package dev.waymark.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
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

  private final PreparedStatement statement;

  PlainClaim(Connection connection) throws SQLException {
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

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
