package dev.waymark.postgres.node;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.store.Connections;
import dev.waymark.postgres.store.PostgresStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// The connections of one incarnation, each with a thread. Beats have a lane of their own, so that
/// nothing slow makes a healthy node look dead; so have commits, which everything waits for.
///
/// All connections bear the node's id as their name: whoever buries the node ends them by it.
final class Lanes implements AutoCloseable {
  private static final int OTHERS = 3;

  private final PostgresStore store;
  private final Consumer<Throwable> faults;
  private final ExecutorService beats = lane("beat", 1);
  private final ExecutorService commits = lane("commit", 1);
  private final ExecutorService others = lane("store", OTHERS);

  Lanes(NodeOptions options, NodeId node, Consumer<Throwable> faults) {
    this.faults = faults;
    var connections = new Connections(options.database(), Connections.nameOf(node), OTHERS + 2);
    store = new PostgresStore(connections, options.schema());
  }

  private static ExecutorService lane(String name, int threads) {
    return Executors.newFixedThreadPool(
        threads, Thread.ofPlatform().name("waymark-" + name + "-", 0).daemon().factory());
  }

  /// Runs it and hands the reply to `heard`, on the lane's thread.
  <R> void send(Transaction<R> transaction, Consumer<Reply<R>> heard) {
    try {
      lane(transaction).execute(() -> heard.accept(execute(transaction)));
    } catch (RejectedExecutionException _) {
      // Closed: the incarnation is at its end, nobody waits for the reply.
    }
  }

  /// A bug of ours may strike before the transaction or after it: the kernel has to look again.
  private <R> Reply<R> execute(Transaction<R> transaction) {
    try {
      return store.execute(transaction);
    } catch (RuntimeException fault) {
      faults.accept(fault);
      return new Reply.Unknown<>(fault.toString());
    }
  }

  private ExecutorService lane(Transaction<?> transaction) {
    return switch (transaction) {
      case Transaction.Beat _, Transaction.RegisterNode _ -> beats;
      case Transaction.CommitSteps _ -> commits;
      case Transaction.Bury _,
          Transaction.MarkDead _,
          Transaction.Reap _,
          Transaction.ForgetNodes _,
          Transaction.ListNodes _,
          Transaction.Announce _,
          Transaction.ClaimCalls _,
          Transaction.AdoptCalls _,
          Transaction.SettleCalls _,
          Transaction.SweepCalls _,
          Transaction.ReadCalls _,
          Transaction.Claim _,
          Transaction.LoadEvents _,
          Transaction.Mine _,
          Transaction.Retarget _,
          Transaction.Adopt _,
          Transaction.Start _,
          Transaction.Signal _,
          Transaction.Retire _,
          Transaction.Retain _,
          Transaction.PutProgram _,
          Transaction.GetProgram _,
          Transaction.ReadInstance _,
          Transaction.ListInstances _,
          Transaction.ReadHistory _ ->
          others;
    };
  }

  /// Cuts what is under way: after this nothing of the incarnation is heard.
  @Override
  public void close() {
    beats.shutdownNow();
    commits.shutdownNow();
    others.shutdownNow();
    store.close();
  }
}
