package dev.waymark.simulator.store;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Mixing;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The store in memory. The order of locked results is shuffled, since it means nothing.
public final class SimStore implements Store {
  private final Tables tables;
  private final Locks locks = new Locks();
  private final List<Session<?>> sessions = new ArrayList<>();
  private final LongSupplier clock;
  private long replies;

  public SimStore(LongSupplier clock, Mutant mutant) {
    this.clock = clock;
    this.tables = new Tables(clock, mutant);
  }

  public Tables tables() {
    return tables;
  }

  Locks locks() {
    return locks;
  }

  /// `client`: whose boot it belongs to, when it is a runtime node's.
  public <R> Session<R> open(Transaction<R> transaction, Optional<NodeId> client) {
    var session = new Session<>(this, transaction, client);
    sessions.add(session);
    return session;
  }

  /// All of it at once, with nobody in between.
  @Override
  public <R> Reply<R> execute(Transaction<R> transaction) {
    var session = open(transaction, Optional.empty());
    if (session.run() == Session.Phase.WAIT) {
      session.end();
      return new Reply.NotCommitted<>(Reply.Cause.CONFLICT, "waits for a lock");
    }
    return new Reply.Committed<>(session.rows(), clock.getAsLong());
  }

  void over(Session<?> session) {
    var cut = session.phase() == Session.Phase.ENDED;
    if (!cut || tables.mutant != Mutant.CUT_LEAKS_LOCKS) {
      locks.release(session);
    }
    sessions.remove(session);
  }

  /// Whether somebody who has gone still holds something.
  public boolean leaks() {
    return !locks.areAllHeldBy(sessions);
  }

  /// Sessions that live, in the order in which they began.
  public List<Session<?>> sessions() {
    return List.copyOf(sessions);
  }

  /// Ends the sessions of a node, as a burial does before it looks.
  void terminate(NodeId node) {
    for (var session : sessions()) {
      if (session.client().filter(node::equals).isPresent()) {
        session.end();
      }
    }
  }

  /// A locked result in an order that means nothing, the same in every replay.
  <T> List<T> shuffled(List<T> rows, Function<T, InstanceId> id) {
    var seed = ++replies;
    return rows.stream()
        .sorted(Comparator.comparingLong(row -> Mixing.of(seed, id.apply(row))))
        .toList();
  }
}
