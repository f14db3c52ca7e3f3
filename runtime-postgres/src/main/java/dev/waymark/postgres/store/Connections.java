package dev.waymark.postgres.store;

import dev.waymark.engine.store.NodeId;
import dev.waymark.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A few connections under one name. A node needs a handful, for it batches its work; what it needs
/// beside is to know at once when one is lost, and to get all of them under a new name when it
/// boots again. The address is asked for anew at each connect, for the project database may have
/// moved.
public final class Connections implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Database database;
  private final String applicationName;
  private final Semaphore permits;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  public Connections(Supplier<DatabaseAddress> address, String applicationName, int most) {
    this(Database.at(address), applicationName, most);
  }

  public Connections(Database database, String applicationName, int most) {
    this.database = database;
    this.applicationName = applicationName;
    this.permits = new Semaphore(most);
  }

  /// What the connections of a runtime node are called.
  public static String nameOf(NodeId node) {
    return "waymark " + node;
  }

  Connection take() throws SQLException {
    try {
      if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLException("every connection is in use", "53300");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", "57014", e);
    }
    try {
      var known = poll();
      return known != null ? known : open();
    } catch (SQLException | RuntimeException e) {
      permits.release();
      throw e;
    }
  }

  private @Nullable Connection poll() throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new SQLException("closed", "08003");
      }
      return idle.pollLast();
    }
  }

  void giveBack(Connection connection) {
    synchronized (idle) {
      if (!closed) {
        idle.addLast(connection);
        permits.release();
        return;
      }
    }
    drop(connection);
  }

  /// After a failure: rolls back what is open. When the connection was lost, the idle ones are most
  /// likely lost too, and the next transaction shall not be the one to find out.
  void giveBackBroken(Connection connection, SQLException failure) {
    if (Verdict.isLost(failure) || Verdict.isReadOnly(failure)) {
      drop(connection);
      dropIdle();
      return;
    }
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      giveBack(connection);
    } catch (SQLException _) {
      drop(connection);
    }
  }

  void drop(Connection connection) {
    abort(connection);
    permits.release();
  }

  private void dropIdle() {
    synchronized (idle) {
      idle.forEach(Connections::abort);
      idle.clear();
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException _) {
      // It was broken already.
    }
  }

  private Connection open() throws SQLException {
    return database.open(applicationName);
  }

  /// What a queue's planner gets wrong: it reads and sorts or hashes everything that is due, or a
  /// table that was empty when it planned, where a few look-ups in an index are asked for; and
  /// planning a commit takes longer than the commit.
  private static final String PLANNING =
      """
      set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off;
      set enable_hashjoin = off; set enable_mergejoin = off;
      set plan_cache_mode = force_generic_plan; set jit = off\
      """;

  /// A session that is ours alone is told how to plan. One behind a pooler (said by
  /// `prepareThreshold=0`) is not, and gets by with what the statements' forms enforce.
  public static Connection open(DatabaseAddress address, String applicationName)
      throws SQLException {
    var properties = address.properties();
    properties.setProperty("ApplicationName", applicationName);
    properties.putIfAbsent("connectTimeout", "5");
    properties.putIfAbsent("socketTimeout", "20");
    properties.putIfAbsent("tcpKeepAlive", "true");
    var connection = DriverManager.getConnection(address.jdbcUrl(), properties);
    if (!"0".equals(properties.getProperty("prepareThreshold"))) {
      try (var statement = connection.createStatement()) {
        statement.execute(PLANNING);
      }
    }
    return connection;
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
    }
    dropIdle();
  }
}
