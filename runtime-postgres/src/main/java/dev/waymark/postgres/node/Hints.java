package dev.waymark.postgres.node;

import dev.waymark.engine.kernel.Input.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// LISTEN and NOTIFY between the nodes of one schema, each on a connection of its own. A
/// notification in every transaction would cost four fifths of the commits, so they are gathered:
/// one at a time, for everything that has become ready since the last. Lost ones cost a poll's
/// delay and nothing else; so does a pooler that knows no LISTEN. Call rows have a word of their
/// own, so that nodes without work for others do not look for any at every step of their
/// neighbours.
final class Hints implements AutoCloseable {
  private static final int LISTEN_MILLIS = 10_000;
  private static final long RETRY_MILLIS = 1_000;

  private final NodeOptions options;
  private final String channel;
  private final Consumer<Readiness> heard;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Thread listening;
  private final Thread notifying;
  private @Nullable Readiness pending;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Hints(NodeOptions options, Consumer<Readiness> heard) {
    this.options = options;
    this.channel = "waymark_" + options.schema().name();
    this.heard = heard;
    listening = Thread.ofPlatform().name("waymark-listen").daemon().start(() -> loop(this::listen));
    notifying = Thread.ofPlatform().name("waymark-notify").daemon().start(() -> loop(this::send));
  }

  private interface Body {
    void run(Connection connection) throws SQLException, InterruptedException;
  }

  private void loop(Body body) {
    while (!closed) {
      try (var connection = options.database().open("waymark hints")) {
        open.add(connection);
        try {
          body.run(connection);
        } finally {
          open.remove(connection);
        }
      } catch (InterruptedException _) {
        return;
      } catch (SQLException | RuntimeException _) {
        // Polling goes on meanwhile.
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException _) {
      closed = true;
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen \"" + channel + "\"");
    }
    heard.accept(Readiness.RECALLS);
    var notifications = connection.unwrap(PGConnection.class);
    connection.setNetworkTimeout(Runnable::run, 0);
    while (!closed) {
      var some = notifications.getNotifications(LISTEN_MILLIS);
      if (some != null && some.length > 0) {
        heard.accept(most(some));
      }
    }
  }

  /// The words of a version that we do not know mean everything.
  private static Readiness most(PGNotification[] notifications) {
    var most = Readiness.INSTANCES;
    for (var one : notifications) {
      var word = one.getParameter();
      var told =
          Stream.of(Readiness.values())
              .filter(what -> what.name().equals(word))
              .findFirst()
              .orElse(Readiness.RECALLS);
      most = told.compareTo(most) > 0 ? told : most;
    }
    return most;
  }

  /// Something has become ready: tells the others, soon.
  void send(Readiness what) {
    lock.lock();
    try {
      pending = pending == null || what.compareTo(pending) > 0 ? what : pending;
      wanted.signal();
    } finally {
      lock.unlock();
    }
  }

  private void send(Connection connection) throws SQLException, InterruptedException {
    try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, channel);
      while (!closed) {
        statement.setString(2, awaitPending().name());
        statement.execute();
      }
    }
  }

  private Readiness awaitPending() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (pending == null) {
        wanted.await();
      }
      var what = pending;
      pending = null;
      return what;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    listening.interrupt();
    notifying.interrupt();
    for (var connection : open) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException _) {
        // It was broken already.
      }
    }
  }
}
