package dev.waymark.postgres.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// One connection while it carries out one transaction. Knows whether a broken connection would
/// leave us in doubt: a statement in autocommit mode commits by itself, a statement within a
/// transaction changes nothing until the commit is sent.
final class Session {
  private final Connection connection;
  private final Schema schema;
  private boolean inDoubt;
  private long databaseMicros;

  Session(Connection connection, Schema schema) {
    this.connection = connection;
    this.schema = schema;
  }

  interface Rows<R> {
    R read(ResultSet rows) throws SQLException;
  }

  interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  interface Body<R> {
    R run() throws SQLException;
  }

  /// Whether the transaction may have been applied although its end was not heard of.
  boolean inDoubt() {
    return inDoubt;
  }

  long databaseMicros() {
    return databaseMicros;
  }

  /// A statement that changes something and commits by itself.
  <R> R write(String sql, Parameters parameters, Rows<R> rows) throws SQLException {
    inDoubt = connection.getAutoCommit();
    return run(sql, parameters, rows);
  }

  <R> R read(String sql, Parameters parameters, Rows<R> rows) throws SQLException {
    return run(sql, parameters, rows);
  }

  private <R> R run(String sql, Parameters parameters, Rows<R> rows) throws SQLException {
    try (var statement = connection.prepareStatement(schema.in(sql))) {
      parameters.set(statement);
      try (var result = statement.executeQuery()) {
        return rows.read(result);
      }
    }
  }

  /// Several statements that commit together.
  <R> R together(Body<R> body) throws SQLException {
    connection.setAutoCommit(false);
    var result = body.run();
    inDoubt = true;
    connection.commit();
    inDoubt = false;
    connection.setAutoCommit(true);
    return result;
  }

  /// Every statement's first column is the database's clock, in a row that is there even if there
  /// are no others.
  void clock(ResultSet rows) throws SQLException {
    databaseMicros = rows.getLong(1);
  }
}
