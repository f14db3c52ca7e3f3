package dev.waymark.postgres.store;

import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;

/// The port over PostgreSQL. Any number of threads may call it; each transaction takes a connection
/// of [Connections] for as long as it lasts.
public final class PostgresStore implements Store, AutoCloseable {
  private final Connections connections;
  private final Schema schema;

  public PostgresStore(Connections connections, Schema schema) {
    this.connections = connections;
    this.schema = schema;
  }

  @Override
  public <R> Reply<R> execute(Transaction<R> transaction) {
    Connection connection;
    try {
      connection = connections.take();
    } catch (SQLException e) {
      return Verdict.on(e, false);
    } catch (DatabaseUnavailable e) {
      return new Reply.NotCommitted<>(Reply.Cause.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
    var session = new Session(connection, schema);
    try {
      var rows = run(session, transaction);
      connections.giveBack(connection);
      return new Reply.Committed<>(rows, session.databaseMicros());
    } catch (SQLException e) {
      connections.giveBackBroken(connection, e);
      return Verdict.on(e, session.inDoubt());
    } catch (RuntimeException e) {
      connections.drop(connection);
      throw e;
    }
  }

  /// Carries a transaction out on a caller's connection, within the caller's own transaction.
  public static <R> R within(Connection connection, Schema schema, Transaction<R> transaction)
      throws SQLException {
    return run(new Session(connection, schema), transaction);
  }

  /// The cast is right by the type of each case, which the compiler cannot see through a switch.
  @SuppressWarnings("unchecked")
  private static <R> R run(Session session, Transaction<R> transaction) throws SQLException {
    return (R)
        switch (transaction) {
          case Transaction.RegisterNode t -> NodeStatements.register(session, t);
          case Transaction.Beat t -> NodeStatements.beat(session, t);
          case Transaction.Bury _ -> NodeStatements.bury(session);
          case Transaction.MarkDead t -> NodeStatements.markDead(session, t);
          case Transaction.Reap t -> RecoveryStatements.reap(session, t);
          case Transaction.ForgetNodes _ -> NodeStatements.forget(session);
          case Transaction.ListNodes _ -> NodeStatements.list(session);
          case Transaction.Announce t -> NodeStatements.announce(session, t);
          case Transaction.ClaimCalls t -> CallStatements.claim(session, t);
          case Transaction.AdoptCalls t -> CallStatements.adopt(session, t);
          case Transaction.SettleCalls t -> CallStatements.settle(session, t);
          case Transaction.SweepCalls t -> CallStatements.sweep(session, t);
          case Transaction.ReadCalls t -> CallStatements.read(session, t);
          case Transaction.Claim t -> ClaimStatements.claim(session, t);
          case Transaction.LoadEvents t -> ClaimStatements.load(session, t);
          case Transaction.Mine t -> ClaimStatements.mine(session, t);
          case Transaction.Retarget t -> RecoveryStatements.retarget(session, t);
          case Transaction.CommitSteps t -> CommitStatement.commit(session, t);
          case Transaction.Adopt t -> RecoveryStatements.adopt(session, t);
          case Transaction.Start t -> StartStatements.start(session, t);
          case Transaction.Signal t -> SignalStatement.signal(session, t);
          case Transaction.Retire t -> RecoveryStatements.retire(session, t);
          case Transaction.Retain t -> RecoveryStatements.retain(session, t);
          case Transaction.PutProgram t -> ReadStatements.put(session, t);
          case Transaction.GetProgram t -> ReadStatements.get(session, t);
          case Transaction.ReadInstance t -> ReadStatements.instance(session, t);
          case Transaction.ListInstances t -> ReadStatements.instances(session, t);
          case Transaction.ReadHistory t -> ReadStatements.history(session, t);
        };
  }

  @Override
  public void close() {
    connections.close();
  }
}
