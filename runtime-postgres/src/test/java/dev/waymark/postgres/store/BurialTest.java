package dev.waymark.postgres.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Transaction;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A client that is frozen in the middle of a transaction keeps its backend, and that its locks.
class BurialTest {
  private static final NodeId FROZEN = NodeId.of(0x0190_0000_0000_7000L, 0x8000_0000_0000_000FL);
  private static final long LEASE = 15_000_000;

  @Test
  void aFrozenNodeIsBuriedAlthoughItHoldsLocksAndItsTransactionIsUndone() throws SQLException {
    try (var fixture = new PostgresFixture();
        var theirs = Connections.open(PostgresFixture.DATABASE, Connections.nameOf(FROZEN));
        var statement = theirs.createStatement()) {
      fixture.store().execute(new Transaction.RegisterNode(FROZEN, LEASE));
      theirs.setAutoCommit(false);
      statement.execute(
          "select from waymark.node where node = '%s' for key share".formatted(FROZEN));
      statement.execute("insert into waymark.program values ('half', '')");
      assertThat(buried(fixture)).as("its lease has not ended").isEmpty();
      fixture.pass(2 * LEASE);
      assertThat(buried(fixture)).containsExactly(FROZEN);
      assertThat(fixture.store().execute(new Transaction.Beat(FROZEN, LEASE)))
          .isInstanceOfSatisfying(
              Reply.Committed.class, reply -> assertThat(reply.rows()).isEqualTo(false));
      assertThat(theirs.isValid(5)).isFalse();
    }
  }

  private static List<NodeId> buried(PostgresFixture fixture) {
    return switch (fixture.store().execute(new Transaction.Bury())) {
      case Reply.Committed<List<NodeId>>(var nodes, _) -> nodes;
      case Reply.NotCommitted<List<NodeId>> lost -> throw new AssertionError(lost.toString());
      case Reply.Unknown<List<NodeId>> lost -> throw new AssertionError(lost.toString());
    };
  }
}
