package dev.waymark.postgres.node;

import dev.waymark.engine.kernel.Input;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers;
import dev.waymark.postgres.store.Connections;
import dev.waymark.postgres.store.PostgresStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A runtime node over PostgreSQL. Its threads: one for the kernel, five for the database, as many
/// as there are processors for steps of the machine, with a large stack; actions run wherever
/// [Workers] runs them. A node that was buried boots again by itself under a fresh id.
public final class RuntimeNode implements AutoCloseable {
  /// Bodies may recurse 1,000 frames deep, each several of ours.
  private static final long STEP_STACK_BYTES = 256L << 20;

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final long REBOOT_PAUSE_MILLIS = 500;

  private final NodeOptions options;
  private final NodeListener listener;
  private final Incarnation.Surroundings around;
  private final PostgresStore clients;
  private final Hints hints;
  private final Upkeep upkeep;
  private final SecureRandom random = new SecureRandom();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Object lock = new Object();
  private @Nullable Incarnation now;
  private @Nullable WorkerEvent offered;
  private @Nullable Duration stopping;

  private RuntimeNode(
      NodeOptions options, Machinery machinery, Workers workers, NodeListener listener) {
    this.options = options;
    this.listener = listener;
    hints = new Hints(options, what -> tell(new Input.Hint(what)));
    upkeep = new Upkeep(options);
    clients =
        new PostgresStore(
            new Connections(options.database(), "waymark client", 4), options.schema());
    around =
        new Incarnation.Surroundings(
            options, machinery, workers, stepThreads(), listener, hints::send);
  }

  /// Boots a node and returns at once; it finds its database when that can be reached.
  public static RuntimeNode start(
      NodeOptions options, Machinery machinery, Workers workers, NodeListener listener) {
    var node = new RuntimeNode(options, machinery, workers, listener);
    workers.listen(node::heard);
    Thread.ofPlatform().name("waymark-kernel").daemon().start(node::live);
    return node;
  }

  private static ExecutorService stepThreads() {
    return Executors.newFixedThreadPool(
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        Thread.ofPlatform()
            .name("waymark-step-", 0)
            .daemon()
            .stackSize(STEP_STACK_BYTES)
            .factory());
  }

  /// One incarnation after the other, until one has retired.
  private void live() {
    var id = options.first().orElseGet(this::freshId);
    try {
      while (lived(id) != Output.End.RETIRED && !isStopping()) {
        TimeUnit.MILLISECONDS.sleep(REBOOT_PAUSE_MILLIS);
        id = freshId();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      hints.close();
      upkeep.close();
      clients.close();
      around.steps().shutdownNow();
      ended.countDown();
    }
  }

  private Output.End lived(NodeId id) throws InterruptedException {
    var incarnation = new Incarnation(around, id, random.nextLong());
    synchronized (lock) {
      now = incarnation;
      if (offered != null) {
        incarnation.tell(new Input.Heard(offered));
      }
      if (stopping != null) {
        incarnation.tell(shutdown(stopping));
      }
    }
    listener.booted(id);
    try {
      return incarnation.run();
    } catch (RuntimeException | StackOverflowError fault) {
      listener.fault(fault);
      // Whatever it held is free at once instead of after its lease; if not now, then after it.
      clients.execute(new Transaction.MarkDead(id));
      return Output.End.BURIED;
    } finally {
      synchronized (lock) {
        now = null;
      }
    }
  }

  private NodeId freshId() {
    return NodeId.of(
        (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0xFFF),
        (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  private void heard(WorkerEvent event) {
    switch (event) {
      case WorkerEvent.Progress _, WorkerEvent.Logged _, WorkerEvent.Noted _ ->
          listener.worker(event);
      case WorkerEvent.Begun _, WorkerEvent.Ended _, WorkerEvent.Lost _ ->
          tell(new Input.Heard(event));
      case WorkerEvent.Offered _ -> {
        synchronized (lock) {
          offered = event;
          tell(new Input.Heard(event));
        }
      }
    }
  }

  private void tell(Input input) {
    synchronized (lock) {
      if (now != null) {
        now.tell(input);
      }
    }
  }

  private boolean isStopping() {
    synchronized (lock) {
      return stopping != null;
    }
  }

  /// Starts an instance that runs here at once. Empty: it is not known whether it was started; the
  /// same start again tells.
  public CompletableFuture<Optional<Row.Started>> startHere(Transaction.NewInstance instance) {
    synchronized (lock) {
      return now == null
          ? CompletableFuture.completedFuture(Optional.empty())
          : now.start(instance);
    }
  }

  /// The store for clients of this process: what they make ready, this node and others learn of.
  public Store store() {
    return this::execute;
  }

  private <R> Reply<R> execute(Transaction<R> transaction) {
    var reply = clients.execute(transaction);
    Ready.of(transaction, reply)
        .ifPresent(what -> {
          tell(new Input.Hint(what));
          hints.send(what);
        });
    return reply;
  }

  /// The incarnation of now; empty between two.
  public Optional<NodeId> id() {
    synchronized (lock) {
      return Optional.ofNullable(now).map(Incarnation::id);
    }
  }

  /// A graceful stop: actions that run may end within the grace, then everything is handed over.
  public void stop(Duration grace) {
    synchronized (lock) {
      if (stopping != null) {
        return;
      }
      stopping = grace;
      if (now != null) {
        now.tell(shutdown(grace));
      }
    }
  }

  private static Input shutdown(Duration grace) {
    return new Input.Shutdown(TimeUnit.MICROSECONDS.convert(grace));
  }

  /// Whether the node has ended within the time.
  public boolean awaitEnd(Duration most) throws InterruptedException {
    return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Duration grace() {
    synchronized (lock) {
      return stopping == null ? GRACE : stopping;
    }
  }

  /// Stops gracefully and waits; a database that cannot be reached is not waited for for ever.
  @Override
  public void close() {
    stop(GRACE);
    try {
      if (!awaitEnd(grace().plus(GRACE))) {
        hints.close();
        upkeep.close();
        clients.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
