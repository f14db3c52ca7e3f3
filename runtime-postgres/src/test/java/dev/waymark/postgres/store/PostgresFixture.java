package dev.waymark.postgres.store;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.StoreFixture;
import dev.waymark.engine.store.Transaction;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// A store over a database of its own, emptied for each test, with a second connection for the
/// hands that a test needs.
final class PostgresFixture implements StoreFixture {
  static final DatabaseAddress DATABASE = migrated();

  private final DatabaseAddress database;
  private final PostgresStore store;
  private final Connection hands;
  private int submitted;

  PostgresFixture() {
    this(DATABASE);
  }

  /// On any server whose database [#migrate] has prepared.
  PostgresFixture(DatabaseAddress database) {
    this.database = database;
    store = new PostgresStore(new Connections(() -> database, "contract", 2), Schema.DEFAULT);
    hands = connect(database);
    update(
        "truncate waymark.node, waymark.instance, waymark.event, waymark.call, waymark.history,"
            + " waymark.start_key, waymark.signal_key, waymark.program, waymark.source"
            + " restart identity");
  }

  static DatabaseAddress migrated() {
    return migrate(ThrowawayPostgres.shared().database());
  }

  static DatabaseAddress migrate(DatabaseAddress database) {
    new Migrations(database, Schema.DEFAULT).apply();
    return database;
  }

  static Connection connect() {
    return connect(DATABASE);
  }

  static Connection connect(DatabaseAddress database) {
    try {
      return DriverManager.getConnection(database.jdbcUrl(), database.properties());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void update(String sql) {
    try (var statement = hands.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public void pass(long micros) {
    var past = " - interval '1 microsecond' * " + micros;
    update("update waymark.node set lease_until = lease_until" + past);
    update("update waymark.event set due = due" + past);
    update("update waymark.call set due = due%s, expires = expires%s".formatted(past, past));
    update(
        "update waymark.instance set created_at = created_at%s, changed_at = changed_at%s,"
                .formatted(past, past)
            + " ended_at = ended_at%s".formatted(past));
  }

  @Override
  public Hold holdInstance(InstanceId id) {
    return hold("select from waymark.instance where id = '%s' for update".formatted(id));
  }

  @Override
  public Hold holdNode(NodeId id) {
    return hold("select from waymark.node where node = '%s' for update".formatted(id));
  }

  @Override
  public Hold holdCall(InstanceId id, long number) {
    return hold(
        "select from waymark.call where id = '%s' and number = %d for update"
            .formatted(id, number));
  }

  private Hold hold(String sql) {
    var connection = connect(database);
    try {
      connection.setAutoCommit(false);
      connection.createStatement().execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
    return () -> {
      try {
        connection.rollback();
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Override
  public <R> Pending<R> submit(Transaction<R> transaction) {
    var name = "submitted " + ++submitted;
    var apart = new PostgresStore(new Connections(() -> database, name, 1), Schema.DEFAULT);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var reply = CompletableFuture.supplyAsync(() -> apart.execute(transaction), threads);
    reply.whenComplete((_, _) -> {
      apart.close();
      threads.shutdown();
    });
    while (!reply.isDone() && !isBlocked(name)) {
      Thread.onSpinWait();
    }
    return new Submitted<>(reply, name);
  }

  private final class Submitted<R> implements Pending<R> {
    private final CompletableFuture<Reply<R>> reply;
    private final String name;

    Submitted(CompletableFuture<Reply<R>> reply, String name) {
      this.reply = reply;
      this.name = name;
    }

    @Override
    public boolean waits() {
      return !reply.isDone() && isBlocked(name);
    }

    @Override
    public Reply<R> reply() {
      return reply.join();
    }
  }

  /// Asks the server, which looks for as long as it takes a lock to be waited for.
  private boolean isBlocked(String name) {
    try (var statement =
        hands.prepareStatement(
            "select pg_sleep(0.005) from pg_stat_activity"
                + " where application_name = ? and wait_event_type = 'Lock'")) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    store.close();
    try {
      hands.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
