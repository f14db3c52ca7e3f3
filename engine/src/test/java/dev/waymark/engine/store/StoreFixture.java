package dev.waymark.engine.store;

/// An empty store for one test, with the hands that a test needs beside it: time that passes,
/// somebody who holds a row, a request that waits.
public interface StoreFixture extends AutoCloseable {
  Store store();

  /// What is stored becomes older by so much: leases, due times, times of change.
  void pass(long micros);

  /// Somebody else's plain `FOR UPDATE` lock on this instance's row.
  Hold holdInstance(InstanceId id);

  /// Somebody else's plain `FOR UPDATE` lock on this node's row.
  Hold holdNode(NodeId id);

  /// Somebody else's plain `FOR UPDATE` lock on this call's row.
  Hold holdCall(InstanceId id, long number);

  /// Sends the transaction on a session of its own and returns when it has ended, or waits.
  <R> Pending<R> submit(Transaction<R> transaction);

  @Override
  void close();

  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  interface Pending<R> {
    boolean waits();

    /// The reply, once nothing keeps it from ending.
    Reply<R> reply();
  }
}
