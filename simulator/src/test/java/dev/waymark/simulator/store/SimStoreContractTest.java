package dev.waymark.simulator.store;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.StoreContract;
import dev.waymark.engine.store.StoreFixture;
import dev.waymark.engine.store.Transaction;
import java.util.Optional;

class SimStoreContractTest extends StoreContract {
  @Override
  protected StoreFixture open() {
    return new Fixture();
  }

  /// Here time is a number, and whoever waits goes on when somebody lets go.
  private static final class Fixture implements StoreFixture {
    private long micros = 1_800_000_000_000_000L;
    private final SimStore store = new SimStore(() -> micros++, Mutant.NONE);

    @Override
    public Store store() {
      return store;
    }

    @Override
    public void pass(long passed) {
      micros += passed;
    }

    @Override
    public Hold holdInstance(InstanceId id) {
      var holder = new Locks.Holder();
      if (!store.locks().instance(id, holder)) {
        throw new IllegalStateException("in other hands: " + id);
      }
      return () -> release(holder);
    }

    @Override
    public Hold holdNode(NodeId id) {
      var holder = new Locks.Holder();
      if (!store.locks().exclusive(id, holder)) {
        throw new IllegalStateException("in other hands: " + id);
      }
      return () -> release(holder);
    }

    @Override
    public Hold holdCall(InstanceId id, long number) {
      var holder = new Locks.Holder();
      if (!store.locks().call(id + "/" + number, holder)) {
        throw new IllegalStateException("in other hands: " + id + "/" + number);
      }
      return () -> release(holder);
    }

    private void release(Locks.Holder holder) {
      store.locks().release(holder);
      while (store.sessions().stream().anyMatch(session -> session.run() == Session.Phase.DONE)) {}
    }

    @Override
    public <R> Pending<R> submit(Transaction<R> transaction) {
      var session = store.open(transaction, Optional.empty());
      session.run();
      return new Pending<>() {
        @Override
        public boolean waits() {
          return !session.over();
        }

        @Override
        public Reply<R> reply() {
          return new Reply.Committed<>(session.rows(), micros);
        }
      };
    }

    @Override
    public void close() {}
  }
}
