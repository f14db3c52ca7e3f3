package dev.waymark.simulator.store;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One transaction on its way through the store. Whoever drives it calls [#advance()] and may do
/// anything else in between; its client may long be gone (a ghost).
public final class Session<R> extends Locks.Holder {
  public enum Phase {
    SEE,
    LOCK,
    WAIT,
    WRITE,
    DONE,
    /// Ended by somebody else: nothing was changed.
    ENDED
  }

  private final SimStore store;
  private final Transaction<R> transaction;
  private final Optional<NodeId> client;
  private final Statement<R> statement;
  private Phase phase = Phase.SEE;
  private @Nullable R rows;

  Session(SimStore store, Transaction<R> transaction, Optional<NodeId> client) {
    this.store = store;
    this.transaction = transaction;
    this.client = client;
    this.statement = Meanings.of(transaction, store);
  }

  public Phase phase() {
    return phase;
  }

  public Transaction<R> transaction() {
    return transaction;
  }

  Optional<NodeId> client() {
    return client;
  }

  public boolean over() {
    return phase == Phase.DONE || phase == Phase.ENDED;
  }

  public R rows() {
    if (rows == null) {
      throw new IllegalStateException(Transaction.name(transaction) + " is at " + phase);
    }
    return rows;
  }

  /// One part further.
  public Phase advance() {
    switch (phase) {
      case SEE -> {
        statement.see(store.tables());
        phase = Phase.LOCK;
      }
      case LOCK, WAIT ->
          phase = statement.lock(store.tables(), store.locks(), this) ? Phase.WRITE : Phase.WAIT;
      case WRITE -> {
        rows = statement.write(store.tables());
        phase = Phase.DONE;
        store.over(this);
      }
      case DONE, ENDED -> {}
    }
    return phase;
  }

  /// Until it has ended or waits.
  public Phase run() {
    do {
      advance();
    } while (!over() && phase != Phase.WAIT);
    return phase;
  }

  public void end() {
    if (!over()) {
      phase = Phase.ENDED;
      store.over(this);
    }
  }
}
